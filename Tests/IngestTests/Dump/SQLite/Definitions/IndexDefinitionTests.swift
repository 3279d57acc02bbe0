import Records
import Testing

@testable import Ingest

@Suite struct IndexDefinitionTests {
    private static func table(_ text: String) throws -> TableSchema {
        var table = TableSchema(TableName("t"))
        table.columns = [TableColumn("a", type: ""), TableColumn("B c", type: "")]
        try IndexDefinition.read(Array(text.utf8)) { _ in ["a", "B c"] }.add(to: &table)
        return table
    }

    @Test func `a unique one of plain columns is a key`() throws {
        let table = try Self.table("CREATE UNIQUE INDEX IF NOT EXISTS i ON t(a DESC, \"b C\");")
        #expect(table.constraints.map(\.kind) == [.unique])
        #expect(table.constraints.first?.columns == ["a", "B c"])
        #expect(table.constraints.first?.name == "i")
        #expect(table.indexes.isEmpty)
    }

    @Test(arguments: [
        ("CREATE INDEX i ON t(a)", ["a"], "(a)"),
        ("CREATE UNIQUE INDEX i ON t(a) WHERE a > 5", ["a"], "(a) WHERE a > 5"),
        ("CREATE UNIQUE INDEX i ON t(a COLLATE NOCASE)", ["a"], "(a COLLATE NOCASE)"),
        ("CREATE UNIQUE INDEX i ON t(lower(a), [B c])", [], "(lower(a), [B c])"),
    ])
    func `others are indexes`(text: String, columns: [String], detail: String) throws {
        let table = try Self.table(text)
        #expect(table.constraints.isEmpty)
        #expect(table.indexes.first?.columns == columns)
        #expect(table.indexes.first?.detail.text == detail)
        #expect(table.indexes.first?.detail.holdsLiteral == text.contains("5"))
        #expect(table.indexes.first?.isUnique == text.contains("UNIQUE"))
    }
}
