import Records
import Testing

@testable import Ingest

@Suite struct MySQLCatalogSequencesTests {
    /// What `mariadb-dump` writes.
    private static let dump = """
        DROP SEQUENCE IF EXISTS `down`;
        CREATE SEQUENCE `down` start with -5 minvalue -100 maxvalue -1 increment by -2 nocache cycle ENGINE=InnoDB;
        DO SETVAL(`down`, -11, 0);
        CREATE SEQUENCE `s``1` start with 1 minvalue 1 maxvalue 9223372036854775806 increment by 1 cache 1000 nocycle \
        ENGINE=InnoDB COMMENT='of a person';
        DO SETVAL(`s``1`, 1001, 0);

        """

    @Test func `sequences have their options and their position`() throws {
        let schema = try schemaOfMySQL(Self.dump)
        #expect(schema.sequences.map(\.name) == [TableName("down"), TableName("s`1")])
        #expect(
            schema.sequences.map(\.options) == [
                "start with -5 minvalue -100 maxvalue -1 increment by -2 nocache cycle ENGINE=InnoDB",
                "start with 1 minvalue 1 maxvalue 9223372036854775806 increment by 1 cache 1000 nocycle ENGINE=InnoDB",
            ])
        #expect(schema.sequences.map { $0.position?.value } == [-11, 1001])
        #expect(schema.sequences.allSatisfy { $0.position?.isCalled == false })
        #expect(schema.passedOver == ["comment": 1])
    }

    @Test(arguments: [
        ("AS BIGINT UNSIGNED START = 5 NO MAXVALUE", "AS BIGINT UNSIGNED START = 5 NO MAXVALUE", [:]),
        ("engine InnoDB comment 'x'", "engine InnoDB", ["comment": 1]), ("", "", [:]),
        ("START 3 DATA DIRECTORY='/srv'", "START 3", ["option": 2]),
    ])
    func `options without texts are kept`(options: String, kept: String, passedOver: [String: Int]) throws {
        let schema = try schemaOfMySQL("CREATE OR REPLACE SEQUENCE s \(options);\n")
        #expect(schema.sequences.map(\.options) == [kept])
        #expect(schema.passedOver == passedOver)
    }

    @Test(arguments: [
        ("DO SETVAL(s, 7);", 7, true), ("DO SETVAL(s, 7, 1);", 7, true), ("do setval(`s`, -7, false);", -7, false),
        ("DO SETVAL(s, 7, 0, 2);", 7, false),
    ])
    func `a position is set`(statement: String, value: Int, isCalled: Bool) throws {
        let schema = try schemaOfMySQL("CREATE SEQUENCE s;\n\(statement)\n")
        #expect(schema.sequences.first?.position?.value == value)
        #expect(schema.sequences.first?.position?.isCalled == isCalled)
        #expect(schema.passedOver.isEmpty)
    }

    @Test func `sequences are dropped, and those of other databases are others`() throws {
        let text = """
            USE a;
            CREATE SEQUENCE s;
            CREATE SEQUENCE t;
            DROP SEQUENCE t;
            USE b;
            CREATE SEQUENCE s;
            CREATE SEQUENCE IF NOT EXISTS s START WITH 7;
            DO SETVAL(a.s, 3, 0);
            DO SETVAL(t, 3, 0);

            """
        let schema = try schemaOfMySQL(text)
        #expect(schema.sequences.map(\.name.qualified) == ["a.s", "b.s"])
        #expect(schema.sequences.map { $0.position?.value } == [3, nil])
        #expect(schema.sequences.last?.options.isEmpty == true)
        #expect(schema.passedOver == ["statement": 1])
    }

    @Test func `columns name only sequences of their own database, or those of the dump`() throws {
        let text = """
            CREATE SEQUENCE a.s;
            USE b;
            CREATE TABLE t (x int DEFAULT nextval(a.s), y int DEFAULT nextval(`secret`.s), z int DEFAULT nextval(b.n));
            ALTER TABLE t ADD w int DEFAULT nextval(secret.s);

            """
        let schema = try schemaOfMySQL(text)
        let columns = try #require(schema.tables.first).columns
        #expect(columns.map { $0.sequence?.qualified } == ["a.s", nil, "b.n", nil])
        #expect(!String(describing: schema).contains("secret"))
    }

    @Test func `a position is a number`() throws {
        let fault = try faultOfMySQL(Array("CREATE SEQUENCE s;\nDO SETVAL(s, 'x');\n".utf8))
        #expect(fault?.line == 2)
    }
}
