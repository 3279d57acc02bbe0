import Records
import Testing

@testable import Store

@Suite struct SeedDefinitionTests {
    private func seed(_ datasets: ScriptBench.Dataset...) throws -> (bench: SeedBench, report: SeedReport) {
        let bench = try SeedBench()
        try ScriptBench.publish(datasets, into: bench.store)
        return (bench, try bench.make())
    }

    @Test func `a PostgreSQL table keeps its types, keys and indexes`() throws {
        let (bench, report) = try seed(
            .of(StagedTableTests.orders, .postgresql, [#"[1,"a","0.5"]"#, #"[2,null,"1.10"]"#]))
        #expect(
            try bench.ask("SELECT sql FROM sqlite_schema WHERE sql > ''") == [
                #"CREATE TABLE "shop.orders"("id" integer NOT NULL, "email" text, "price", PRIMARY KEY("id"))"#,
                #"CREATE UNIQUE INDEX "shop.orders.key1" ON "shop.orders"("email","id")"#,
            ])
        #expect(try bench.ask("SELECT id, email, price FROM \"shop.orders\"") == ["1|a|0.5", "2||1.10"])
        #expect(report.tables.map(\.indexes) == [1])
        #expect(report.notes.contains { $0.contains("column 'price': its type 'numeric(9,2)' is left out") })
    }

    @Test func `a table of SQLite is what it was`() throws {
        var table = TableSchema(TableName("t"))
        var id = TableColumn("id", type: "INTEGER", valueType: .integer)
        id.identity = "AUTOINCREMENT"
        var any = TableColumn("v", type: "ANY")
        any.defaultValue = SQLFragment("1+1")
        var twice = TableColumn("w", type: "ANY")
        twice.generation = SQLFragment("GENERATED ALWAYS AS (v || '!') VIRTUAL", names: ["v"])
        table.columns = [id, any, twice]
        var check = TableConstraint(.check)
        check.detail = SQLFragment("id > 0", names: ["id"])
        table.constraints = [TableConstraint(.primaryKey, columns: ["id"]), check]
        table.indexes = [TableIndex("i", isUnique: true, columns: ["v"], detail: SQLFragment("(v) WHERE id > 1"))]
        table.options = "STRICT"
        let (bench, _) = try seed(
            .of(table, .sqlite, [#"[1,"007"]"#, #"[2,{"blob":"00ff"}]"#, #"[3,1.5]"#, "[4,{\"blob\":\"\"}]"]))
        #expect(
            try bench.ask("SELECT sql FROM sqlite_schema WHERE name IN ('t','i')") == [
                #"CREATE TABLE "t"("id" INTEGER PRIMARY KEY AUTOINCREMENT, "v" ANY DEFAULT (1+1), "#
                    + #""w" ANY GENERATED ALWAYS AS (v || '!') VIRTUAL, CHECK (id > 0)) STRICT"#,
                #"CREATE UNIQUE INDEX "i" ON "t" (v) WHERE id > 1"#,
            ])
        #expect(
            try bench.ask("SELECT typeof(v), hex(v) FROM t") == ["text|303037", "blob|00FF", "real|312E35", "blob|"])
    }

    @Test func `foreign keys of two columns are checked`() throws {
        var parent = TableSchema(TableName("p"))
        parent.columns = [TableColumn("a", type: "int", valueType: .integer), TableColumn("b", type: "text")]
        parent.constraints = [TableConstraint(.primaryKey, columns: ["a", "b"])]
        var child = parent
        child.name = TableName("c")
        var link = TableConstraint(.foreignKey, columns: ["a", "b"])
        link.target = parent.name
        child.constraints = [link]
        let (bench, report) = try seed(
            .of(parent, .mysql, [#"[1,"x"]"#]), .of(child, .mysql, [#"[1,"x"]"#, #"[1,"y"]"#, "[2,null]"]))
        #expect(report.orphans == 1)
        #expect(
            report.tables.first { $0.name == "c" }?.foreignKeys
                == [SeedReport.ForeignKey("a, b", ordinal: 0, to: "p.a, b", orphans: 1)])
        #expect(try bench.ask("SELECT count(*) FROM pragma_foreign_key_check") == ["1"])
    }

    @Test func `a key whose values repeat stops at the gate`() throws {
        var table = TableSchema(TableName("p"))
        table.columns = [TableColumn("a", type: "int", valueType: .integer)]
        table.constraints = [TableConstraint(.primaryKey, columns: ["a"])]
        let bench = try SeedBench()
        try ScriptBench.publish([.of(table, .mysql, ["[1]", "[1]"])], into: bench.store)
        #expect(try bench.failure()?.status == .gate)
        table.constraints[0].kind = .unique
        try ScriptBench.publish([.of(table, .mysql, ["[1]", "[1]"])], into: bench.store)
        #expect(try bench.failure()?.status == .gate)
    }
}
