import Records
import Testing

@testable import Rules

/// A table of a dump under rules, as the tests of the checks write them.
enum TableText {
    /// The table `d` of `columns` with `constraints`, under the columns' rules `rules`.
    static func table(
        _ rules: String, _ columns: [TableColumn], _ constraints: [TableConstraint] = [], named name: String = "d",
        dialect: SQLDialect = .postgresql
    ) throws -> RuledTable {
        let set = try RuleText.load(
            "bauta: 1\nname: n\nmasks: { m: { tokenize: integer } }\ndatasets: { \(name): { \(rules) } }")
        let dataset = try #require(set.datasets.first)
        var schema = TableSchema(TableName(name))
        schema.columns = columns
        schema.constraints = constraints
        let bound = dataset.bind(header: schema.rowColumns, types: columns.map { $0.valueType })
        return RuledTable(schema, dialect, rules: dataset, columns: bound.bindings)
    }

    /// An integer column.
    static func integer(_ name: String, _ type: String = "integer") -> TableColumn {
        TableColumn(name, type: type, valueType: .integer)
    }

    /// A text column of at most `length` characters.
    static func text(_ name: String, _ length: Int? = nil) -> TableColumn {
        var column = TableColumn(name, type: "character varying")
        column.maximumLength = length
        return column
    }
}

struct TableCheckTests {
    private func findings(
        _ rules: String, _ columns: [TableColumn], _ constraints: [TableConstraint] = [],
        dialect: SQLDialect = .postgresql
    ) throws -> [String] {
        let table = try TableText.table(rules, columns, constraints, dialect: dialect)
        return TableCheck(table: table).findings.map { "\($0.severity.rawValue) \($0.kind.rawValue): \($0.message)" }
    }

    @Test func `a key must stay unique`() throws {
        let key = TableConstraint(.primaryKey, columns: ["a"])
        #expect(
            try findings("columns: { a: { truncate: { length: 2 } } }", [TableText.text("a")], [key]) == [
                "error unique-lossy: `truncate` makes values equal, and the column must be unique"
            ])
        #expect(
            try findings("columns: { a: { keyed-hash: { format: hex, length: 8 } } }", [TableText.text("a")], [key])
                == ["error collision-odds: two values may get one pseudonym, and the column must be unique"])
        #expect(try findings("columns: { a: { keyed-hash: hex } }", [TableText.text("a")], [key]) == [])
        let both = TableConstraint(.unique, columns: ["a", "b"])
        #expect(
            try findings("keep: [b], columns: { a: redact }", [TableText.text("a"), TableText.text("b")], [both]) == [
                "warning unique-lossy: `redact` makes values equal, and the key (a, b) must be unique"
            ])
    }

    @Test func `results must fit their column`() throws {
        #expect(
            try findings("columns: { a: { keyed-hash: email } }", [TableText.text("a", 40)]) == [
                "error result-too-long: `keyed-hash` gives up to 42 characters, and the column takes 40"
            ])
        #expect(try findings("columns: { a: partial-mask }", [TableText.text("a", 4)]) == [])
        #expect(
            try findings("columns: { a: m }", [TableText.integer("a")]).first?.hasPrefix("error result-too-long")
                == true)
        #expect(try findings("columns: { a: m }", [TableText.integer("a", "bigint")]) == [])
        #expect(try findings("columns: { a: m }", [TableText.integer("a")], dialect: .sqlite) == [])
        #expect(
            try findings("columns: { a: { keyed-hash: hex } }", [TableText.integer("a")]) == [
                "warning type-mismatch: `keyed-hash` gives no whole number, and the column takes nothing else"
            ])
    }

    @Test func `enumerations, conditions and NOT NULL are looked at`() throws {
        var mood = TableColumn("a", type: "mood")
        mood.labels = ["sad", "glad"]
        #expect(try findings("columns: { a: { replace: sad } }", [mood]) == [])
        #expect(try findings("columns: { a: redact }", [mood]).map { String($0.prefix(18)) } == ["error label-broken"])
        var needed = TableText.text("a")
        needed.isNullable = false
        #expect(
            try findings("columns: { a: nullify }", [needed]) == [
                "error null-forbidden: `nullify` gives null, and the column is NOT NULL"
            ])
        var check = TableConstraint(.check)
        check.detail = SQLFragment("a > 5", holdsLiteral: true, names: ["a"])
        #expect(
            try findings("columns: { a: redact }", [TableText.text("a")], [check]).map { String($0.prefix(21)) } == [
                "warning check-at-risk"
            ])
        #expect(try findings("keep: [a]", [TableText.text("a")], [check]) == [])
    }
}
