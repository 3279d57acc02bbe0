import Records
import Testing

@testable import Ingest

@Suite struct TableDefinitionTests {
    private static func read(_ text: String) throws -> TableDefinition { try TableDefinition.read(Array(text.utf8)) }

    @Test func `reads columns`() throws {
        let table = try Self.read(
            """
            CREATE TABLE "t" ( -- a comment
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              [the name] VARCHAR(40) NOT NULL ON CONFLICT FAIL COLLATE NOCASE DEFAULT 'none',
              plain,
              d DECIMAL (10, 2) DEFAULT -1.5,
              at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
              e DEFAULT (1 + 2) CHECK (e > 0),
              f TEXT GENERATED ALWAYS AS (plain || 'x') STORED,
              g AS (1)
            );
            """
        ).table
        #expect(
            table.columns.map(\.name) == ["id", "the name", "plain", "d", "at", "e", "f", "g"])
        #expect(
            table.columns.map(\.type) == ["INTEGER", "VARCHAR(40)", "", "DECIMAL (10, 2)", "TIMESTAMP", "", "TEXT", ""])
        #expect(table.rowColumns == ["id", "the name", "plain", "d", "at", "e"])
        #expect(table.columns[0].identity == "AUTOINCREMENT")
        #expect(table.columns[0].valueType == .integer)
        #expect(!table.columns[0].isNullable && !table.columns[1].isNullable && table.columns[2].isNullable)
        #expect(table.columns[1].attributes == "COLLATE NOCASE")
        #expect(
            table.columns.map { $0.defaultValue?.text }
                == [nil, "'none'", nil, "-1.5", "CURRENT_TIMESTAMP", "(1 + 2)", nil, nil])
        #expect(
            table.columns.compactMap { $0.defaultValue?.holdsLiteral } == [true, true, false, true])
        #expect(table.columns[6].generation?.text == "GENERATED ALWAYS AS (plain || 'x') STORED")
        #expect(table.constraints.map(\.kind) == [.primaryKey, .check])
        #expect(table.constraints.last?.detail.text == "e > 0")
    }

    @Test func `reads keys`() throws {
        let table = try Self.read(
            """
            CREATE TABLE IF NOT EXISTS main.t(A INT REFERENCES p(x) ON DELETE SET NULL, b UNIQUE, c,
              CONSTRAINT pk PRIMARY KEY (a DESC, "B" COLLATE BINARY), UNIQUE(c) ON CONFLICT IGNORE
              CONSTRAINT fk FOREIGN KEY (b, c) REFERENCES q ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED,
              CHECK (c IN ('x', "y"))) WITHOUT ROWID, STRICT
            """
        ).table
        #expect(table.options == "WITHOUT ROWID, STRICT")
        #expect(table.constraints.map(\.kind) == [.foreignKey, .unique, .primaryKey, .unique, .foreignKey, .check])
        #expect(table.constraints.map(\.columns) == [["A"], ["b"], ["A", "b"], ["c"], ["b", "c"], []])
        #expect(table.constraints.map(\.name) == [nil, nil, "pk", nil, "fk", nil])
        #expect(table.constraints[0].target == TableName("p"))
        #expect(table.constraints[0].targetColumns == ["x"])
        #expect(table.constraints[0].detail.text == "ON DELETE SET NULL")
        #expect(table.constraints[4].detail.text == "ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED")
        #expect(table.constraints[5].detail.holdsLiteral)
        #expect(!table.columns[0].isNullable && !table.columns[1].isNullable && table.columns[2].isNullable)
    }

    @Test(arguments: [
        ("a INTEGER PRIMARY KEY", 0), ("a INT PRIMARY KEY", nil), ("a INTEGER PRIMARY KEY DESC", nil),
        ("b, a integer, PRIMARY KEY(a DESC)", 1), ("a INTEGER, b, PRIMARY KEY(a, b)", nil), ("a", nil),
    ])
    func `knows the other name of the rowid`(columns: String, place: Int?) throws {
        #expect(try Self.read("CREATE TABLE t(\(columns))").rowid == place)
        #expect(try Self.read("CREATE TABLE t(\(columns)) WITHOUT ROWID").rowid == nil)
    }

    @Test(arguments: [
        "CREATE TABLE t", "CREATE TABLE t(a", "CREATE TABLE t(a REFERENCES", "CREATE TABLE t(a CHECK (1)",
        "CREATE TABLE t(a DEFAULT", "CREATE TABLE (a)", "CREATE INDEX i", "CREATE TABLE t(a INT b(1) c)",
        "CREATE TABLE t(a, PRIMARY KEY)", "CREATE TABLE t(a REFERENCES p ON", "", "CREATE TABLE t(a,,b)",
    ])
    func `refuses what is none`(text: String) {
        #expect(throws: SQLFault.self) { try Self.read(text) }
    }
}
