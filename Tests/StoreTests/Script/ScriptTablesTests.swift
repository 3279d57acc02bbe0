import Records
import Testing

@testable import Store

@Suite struct ScriptTablesTests {
    private func orders(_ change: (inout TableSchema) -> Void) throws -> (text: String, notes: [String]) {
        var table = TableSchema(TableName("t", schema: "public"))
        table.columns = [TableColumn("id", type: "integer", valueType: .integer), TableColumn("x", type: "text")]
        change(&table)
        return try ScriptBench(.of(table, .postgresql)).script(.postgresql)
    }

    @Test func `what needs the database's own functions and types is left out`() throws {
        let script = try orders { table in
            table.columns[0].defaultValue = SQLFragment("public.own()")
            table.columns[1].type = "public.citext"
            var check = TableConstraint(.check, name: "c")
            check.detail = SQLFragment("public.is_fine(x)", names: ["public", "is_fine", "x"])
            table.constraints = [check]
            table.indexes = [
                TableIndex("i", isUnique: false, columns: [], detail: SQLFragment("USING gin (x public.gin_trgm_ops)"))
            ]
        }
        #expect(script.text.contains("(\n    \"id\" integer,\n    \"x\" text\n);"))
        #expect(
            script.notes == [
                "dataset 'public.t': column 'id': its default is left out: it needs what is not in the store",
                "dataset 'public.t': column 'x': its type is left out: it is the database's own",
                "dataset 'public.t': check 'c' is left out: it needs what is not in the store",
                "dataset 'public.t': index 'i' is left out: it needs what is not in the store",
            ])
    }

    @Test func `a lost sequence takes the default along`() throws {
        let script = try orders { table in
            table.columns[0].defaultValue = SQLFragment("nextval('public.s'::regclass)")
            table.columns[0].sequence = TableName("s", schema: "public")
        }
        #expect(!script.text.contains("nextval"))
        #expect(script.notes.count == 1)
    }

    @Test func `a default of MariaDB leaves its sequence and its database behind`() throws {
        var table = TableSchema(TableName("t", database: "production"))
        table.columns = [TableColumn("id", type: "bigint(20)", valueType: .integer)]
        table.columns[0].defaultValue = SQLFragment("nextval(`production`.`s`)")
        let script = try ScriptBench(.of(table, .mysql)).script(.mysql)
        #expect(!script.text.contains("nextval") && !script.text.contains("production"))
        #expect(
            script.notes == [
                "dataset 't': column 'id': its default is left out: it needs what is not in the store"
            ])
    }

    @Test func `a sequence goes where its table is not`() throws {
        var table = TableSchema(TableName("t", schema: "public"))
        table.columns = [TableColumn("x", type: "text")]
        var other = SequenceSchema(TableName("other", schema: "public"))
        other.owner = (TableName("u", schema: "public"), "id")
        let free = SequenceSchema(TableName("free", schema: "public"))
        let bench = try ScriptBench(
            .init(
                name: "public.t", columns: ["x"], records: [],
                schema: SchemaRecord.records(of: table, dialect: .postgresql, sequences: [other, free])))
        let text = try bench.script(.postgresql).text
        #expect(text.contains("\"free\"") && !text.contains("\"other\""))
    }

    @Test func `two tables of one name are refused`() throws {
        var one = TableSchema(TableName("t", schema: "public", database: "a"))
        one.columns = [TableColumn("x", type: "text")]
        var dataset = ScriptBench.Dataset.of(one, .postgresql)
        dataset.name = "b.public.t"
        let bench = try ScriptBench(.of(one, .postgresql), dataset)
        let error = #expect(throws: StoreError.self) { _ = try bench.script(.postgresql) }
        #expect(error?.status == .usage)
        #expect(try bench.script(.postgresql, only: ["b.public.t"]).notes.isEmpty)
    }
}
