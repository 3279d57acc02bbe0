import Records
import Testing

@testable import Ingest

@Suite struct MySQLColumnParserTests {
    /// The column of a table with this one definition.
    private func column(_ definition: String) throws -> TableColumn {
        try #require(try schemaOfMySQL("CREATE TABLE `t` (\(definition));\n").tables.first?.columns.first)
    }

    @Test(arguments: [
        ("int(10) unsigned", ValueType.integer), ("tinyint(1)", .integer), ("bigint(20) unsigned zerofill", .integer),
        ("year(4)", .integer), ("decimal(5,2)", .real), ("double", .real), ("float unsigned", .real),
        ("varchar(40)", .text), ("datetime(6)", .text), ("json", .text), ("uuid", .text), ("longtext", .text),
        ("blob", .binary), ("varbinary(16)", .binary), ("bit(3)", .binary), ("point", .binary),
        ("double precision", .real),
    ])
    func `types are spelled as the dump spells them`(type: String, values: ValueType) throws {
        let column = try column("`c` \(type) NOT NULL")
        #expect(column.type == type)
        #expect(column.valueType == values)
        #expect(!column.isNullable)
    }

    @Test func `lists have labels and texts a length`() throws {
        let column = try column(
            #"`c` enum('a,b','it''s','x\'y') CHARACTER SET latin1 COLLATE latin1_bin DEFAULT 'a,b'"#)
        #expect(column.labels == ["a,b", "it's", "x'y"])
        #expect(column.attributes == "CHARACTER SET latin1 COLLATE latin1_bin")
        #expect(column.defaultValue?.text == "'a,b'")
        #expect(column.defaultValue?.holdsLiteral == true)
        #expect(try self.column("`c` varchar(40)").maximumLength == 40)
        #expect(try self.column("`c` int(11)").maximumLength == nil)
    }

    @Test(arguments: [
        (
            "timestamp NOT NULL DEFAULT current_timestamp(6) ON UPDATE current_timestamp(6)", "current_timestamp(6)",
            false
        ),
        ("int DEFAULT -1", "-1", true), ("int DEFAULT NULL COMMENT 'x'", "NULL", false),
        ("text DEFAULT (concat('a', `b`))", "(concat('a', `b`))", true), ("uuid DEFAULT uuid()", "uuid()", false),
        ("bit(3) DEFAULT b'101'", "b'101'", true), ("text DEFAULT _utf8mb4'x'", "_utf8mb4'x'", true),
        ("bigint DEFAULT nextval(`d`.`s`)", "nextval(`s`)", false),
        ("bigint DEFAULT NEXT VALUE FOR d.s NOT NULL", "NEXT VALUE FOR s", false),
        ("bigint DEFAULT (nextval(`d`.`s`) + 1) COMMENT 'x'", "(nextval(`s`) + 1)", true),
    ])
    func `defaults are kept`(definition: String, text: String, holdsLiteral: Bool) throws {
        let value = try #require(try column("`c` \(definition)").defaultValue)
        #expect(value.text == text)
        #expect(value.holdsLiteral == holdsLiteral)
    }

    @Test func `generated and numbered columns say so`() throws {
        let generated = try column("`c` int(11) GENERATED ALWAYS AS (`a` + 1) VIRTUAL COMMENT 'GENERATED'")
        #expect(generated.generation?.text == "GENERATED ALWAYS AS (`a` + 1) VIRTUAL")
        #expect(generated.generation?.names.contains("a") == true)
        #expect(try column("`c` int AS (1) PERSISTENT").generation?.text == "AS (1) PERSISTENT")
        #expect(try column("`c` int NOT NULL AUTO_INCREMENT").identity == "AUTO_INCREMENT")
        let updated = try column("`c` timestamp NULL DEFAULT NULL ON UPDATE current_timestamp() /*!80023 INVISIBLE */")
        #expect(updated.attributes == "ON UPDATE current_timestamp() INVISIBLE")
        #expect(updated.isNullable)
    }

    @Test func `constraints may stand in a column`() throws {
        let text =
            "CREATE TABLE t (a int PRIMARY KEY CHECK (a > 0), b int UNIQUE REFERENCES u (x) ON DELETE CASCADE);\n"
        let constraints = try schemaOfMySQL(text).tables.first?.constraints ?? []
        #expect(constraints.map(\.kind) == [.primaryKey, .check, .unique, .foreignKey])
        #expect(constraints.map(\.columns) == [["a"], ["a"], ["b"], ["b"]])
        #expect(constraints.last?.target == TableName("u"))
    }
}
