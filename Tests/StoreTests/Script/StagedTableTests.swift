import Records
import Testing

@testable import Store

@Suite struct StagedTableTests {
    /// A table of orders with one of everything that may need a column.
    static let orders: TableSchema = {
        var table = TableSchema(TableName("orders", schema: "shop"))
        var id = TableColumn("id", type: "integer", valueType: .integer)
        id.isNullable = false
        var total = TableColumn("total", type: "numeric", valueType: .real)
        total.generation = SQLFragment("GENERATED ALWAYS AS (price * 2) STORED", names: ["price"])
        table.columns = [
            id, TableColumn("email", type: "text"), TableColumn("price", type: "numeric(9,2)", valueType: .real), total,
        ]
        var check = TableConstraint(.check, name: "positive")
        check.detail = SQLFragment("price > 0", names: ["price"])
        table.constraints = [
            TableConstraint(.primaryKey, name: "orders_pkey", columns: ["id"]),
            TableConstraint(.unique, columns: ["email", "id"]), check,
        ]
        table.indexes = [
            TableIndex("by_total", isUnique: false, columns: ["total"], detail: SQLFragment("(total)")),
            TableIndex(
                "lower", isUnique: false, columns: [],
                detail: SQLFragment("(lower(email))", names: ["lower", "email"])),
        ]
        return table
    }()

    private func table(_ columns: [String], _ types: [String: ValueType] = [:]) throws -> StagedTable {
        var dataset = ScriptBench.Dataset.of(Self.orders, .postgresql, columns: columns)
        dataset.schema += types.map { SchemaRecord(kind: "column", name: $0.key, definition: $0.value.rawValue) }
        let bench = try ScriptBench(dataset)
        return StagedTable(try StagingReader(path: bench.store).newestDatasets()[0])
    }

    @Test func `all columns carry all of it`() throws {
        let table = try table(["id", "email", "price"])
        #expect(table.table == Self.orders)
        #expect(table.values.map(\.name) == ["id", "email", "price"])
        #expect(table.notes.isEmpty)
    }

    @Test func `what needs a column that is not staged is left out`() throws {
        let table = try table(["id"])
        #expect(table.table.columns.map(\.name) == ["id"])
        #expect(table.table.constraints.map(\.kind) == [.primaryKey])
        #expect(table.table.indexes.isEmpty)
        #expect(
            table.notes == [
                "dataset 'shop.orders': column 'total': it is left out: a column that it is made from is not staged",
                "dataset 'shop.orders': unique key of 2 columns is left out: a column of it is not staged",
                "dataset 'shop.orders': check 'positive' is left out: a column of it is not staged",
                "dataset 'shop.orders': index 'by_total' is left out: a column of it is not staged",
                "dataset 'shop.orders': index 'lower' is left out: a column of it is not staged",
            ])
    }

    @Test func `a column whose values are of another type loses its own`() throws {
        let table = try table(["id", "email", "price"], ["id": .text, "email": .integer, "price": .real])
        #expect(table.values.map(\.type) == ["", "text", "numeric(9,2)"])
        #expect(
            table.notes == [
                "dataset 'shop.orders': column 'id': its type is left out: its staged values are of type 'text'"
            ])
    }

    @Test func `values come in the dataset's order, and may be more than the table's`() throws {
        let table = try table(["price", "new", "id", "email"])
        #expect(table.values.map(\.name) == ["price", "new", "id", "email"])
        #expect(table.table.columns.map(\.name) == ["id", "email", "price", "total", "new"])
    }

    @Test func `without a definition the rules declare`() throws {
        var dataset = ScriptBench.Dataset(name: "a", format: "csv", columns: ["é", "e\u{301}"], records: [])
        dataset.schema = [
            SchemaRecord(kind: "column", name: "e\u{301}", definition: "integer"),
            SchemaRecord(kind: "unique", name: "é"), SchemaRecord(kind: "reference", name: "é", definition: "b.c.id"),
        ]
        let bench = try ScriptBench(dataset)
        let table = StagedTable(try StagingReader(path: bench.store).newestDatasets()[0])
        #expect(table.values.map(\.valueType) == [.text, .integer])
        #expect(table.table.constraints.map(\.kind) == [.unique, .foreignKey])
        #expect(table.table.constraints[1].target == TableName("b.c"))
        #expect(table.table.constraints[1].targetColumns == ["id"])
    }
}
