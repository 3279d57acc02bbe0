import Foundation
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

    @Test(arguments: [("nextval(`s`)", true), ("nextval(`production`.`s`)", false), ("NEXT VALUE FOR s", true)])
    func `a default of MariaDB goes without its sequence`(text: String, isKnown: Bool) throws {
        var table = TableSchema(TableName("t", database: "production"))
        table.columns = [TableColumn("id", type: "bigint(20)", valueType: .integer)]
        table.columns[0].defaultValue = SQLFragment(text)
        if isKnown { table.columns[0].sequence = TableName("s", database: "production") }
        let script = try ScriptBench(.of(table, .mysql)).script(.mysql)
        #expect(!script.text.contains("DEFAULT n") && !script.text.contains("production"))
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

    @Test func `two sequences of one name are refused`() throws {
        let datasets = ["a", "b"].map { database in
            var table = TableSchema(TableName("t_\(database)", database: database))
            table.columns = [TableColumn("x", type: "int", valueType: .integer)]
            let sequence = SequenceSchema(TableName("s", database: database))
            return ScriptBench.Dataset(
                name: table.name.name, columns: ["x"], records: [],
                schema: SchemaRecord.records(of: table, dialect: .mysql, sequences: [sequence]))
        }
        let bench = try ScriptBench(datasets[0], datasets[1])
        #expect(throws: StoreError.self) { _ = try bench.script(.mysql) }
        #expect(try bench.script(.mysql, only: ["t_b"]).text.contains("CREATE SEQUENCE `s`;\n"))
    }

    @Test func `a position that one table masks is none`() throws {
        let bench = try ScriptBench(
            .numbered("a", [Self.sequence(at: 7)], ["[1]"]), .numbered("b", [Self.sequence(at: nil)], ["[9]"]))
        let text = try bench.script(.mysql).text
        #expect(text.components(separatedBy: "CREATE SEQUENCE").count == 2)
        #expect(!text.contains("DO SETVAL(`s`, 7") && text.contains("FROM `a`") && text.contains("FROM `b`"))
    }

    static func sequence(at position: Int?) -> SequenceSchema {
        var sequence = SequenceSchema(TableName("s"))
        sequence.position = position.map { ($0, false) }
        return sequence
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
