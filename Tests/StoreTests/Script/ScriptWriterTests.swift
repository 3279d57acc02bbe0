import Records
import Testing

@testable import Store

@Suite struct ScriptWriterTests {
    private func bench() throws -> ScriptBench {
        try ScriptBench(.of(StagedTableTests.orders, .postgresql, [#"[1,"a","1.10"]"#, #"[2,"b'","2"]"#]))
    }

    @Test func `rows or definitions alone`() throws {
        let bench = try bench()
        #expect(try !bench.body(.postgresql, .definitions).contains("COPY"))
        #expect(
            try bench.body(.postgresql, .rows).split(separator: "\n").map(String.init)
                == [#"COPY "shop"."orders" ("id", "email", "price") FROM stdin;"#, "1\ta\t1.10", "2\tb'\t2", "\\."])
        #expect(try !bench.body(.mysql, .rows).contains("TABLE"))
        #expect(try !bench.body(.mysql, .definitions).contains("INSERT"))
    }

    @Test func `a dump spells names and rows as pg_dump`() throws {
        let bench = try bench()
        #expect(
            try bench.script(.postgresql, .rows, .dump).text.contains(
                "COPY shop.orders (id, email, price) FROM stdin;\n1\ta\t1.10\n"))
        #expect(
            try bench.script(.postgresql, .rows, .inserts).text.contains(
                "INSERT INTO shop.orders VALUES (1, 'a', 1.10, DEFAULT);\n"
                    + "INSERT INTO shop.orders VALUES (2, 'b''', 2, DEFAULT);\n"))
    }

    @Test func `only a dump's own kind can be exported`() throws {
        let error = #expect(throws: StoreError.self) { _ = try bench().script(.mysql, .all, .dump) }
        #expect(error?.status == .usage)
        #expect(error?.description.contains("dataset 'shop.orders' comes from no dump of mysql") == true)
    }

    @Test func `a dump of SQLite loads as it was`() throws {
        var table = TableSchema(TableName("order"))
        table.columns = [TableColumn("id", type: "INTEGER", valueType: .integer), TableColumn("v", type: "")]
        table.constraints = [TableConstraint(.primaryKey, columns: ["id"])]
        let records = [#"[1,1.5]"#, #"[2,"1.5"]"#, #"[3,{"blob":"00ff"}]"#, #"[4,null]"#, #"[5,"a\nb"]"#]
        let bench = try ScriptBench(.of(table, .sqlite, records))
        let text = try bench.script(.sqlite, .all, .dump).text
        #expect(
            text == """
                PRAGMA foreign_keys=OFF;
                BEGIN TRANSACTION;
                CREATE TABLE "order"("id" INTEGER, "v", PRIMARY KEY("id"));
                INSERT INTO "order" VALUES(1,1.5);
                INSERT INTO "order" VALUES(2,'1.5');
                INSERT INTO "order" VALUES(3,X'00ff');
                INSERT INTO "order" VALUES(4,NULL);
                INSERT INTO "order" VALUES(5,replace('a\\nb','\\n',char(10)));
                COMMIT;

                """)
        #expect(
            try Shell.sqlite(":memory:", text + "SELECT group_concat(typeof(v)) FROM \"order\";")
                == ["real,text,blob,null,text"])
    }

    @Test func `ends where nobody reads, and where it is told to`() throws {
        let bench = try bench()
        let writer = try ScriptWriter(store: bench.store, as: .postgresql)
        #expect(throws: StoreError.stopped(.interrupted)) {
            try writer.write(to: { _ in true }, goOn: { () throws(StoreError) in throw .stopped(.interrupted) })
        }
        try writer.write(to: { _ in false })
    }
}
