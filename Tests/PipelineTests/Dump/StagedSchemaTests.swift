import Records
import Rules
import Store
import Testing

@testable import Pipeline

struct StagedSchemaTests {
    /// What the store keeps of the table `t` of `schema` under the rules `yaml` of its columns.
    private func records(_ yaml: String, _ schema: DumpSchema) throws -> [SchemaRecord] {
        let rules = try Folder().rules("datasets: { t: { \(yaml) } }")
        let part = PlannedDump.Part(dialect: schema.dialect, sources: [], wanted: nil)
        let binder = TableBinder(ruleSet: rules, dump: PlannedDump(parts: [part], expected: []))
        let table = schema.tables[0]
        guard case .filled(let bound) = binder.bind(table.name, header: table.rowColumns, in: schema, part: 0) else {
            return []
        }
        var staged = try #require(StagedSchema(bound, in: schema))
        staged.stageFreeSequences(of: [bound])
        return staged.records
    }

    private static func schema(_ change: (inout TableSchema) -> Void) -> DumpSchema {
        var table = TableSchema(TableName("t"))
        table.columns = [
            TableColumn("id", type: "integer", valueType: .integer), TableColumn("mail", type: "mood"),
            TableColumn("land", type: "text"),
        ]
        table.columns[0].sequence = TableName("ids")
        table.columns[1].labels = ["secret-label"]
        table.columns[1].defaultValue = SQLFragment("'secret-default'", holdsLiteral: true)
        table.columns[2].defaultValue = SQLFragment("'de'", holdsLiteral: true)
        change(&table)
        var schema = DumpSchema(.postgresql)
        schema.tables = [table]
        var mood = TypeSchema(TableName("mood"))
        mood.labels = ["secret-label"]
        schema.types = [mood]
        var ids = SequenceSchema(TableName("ids"))
        ids.position = (4711, true)
        schema.sequences = [ids]
        return schema
    }

    private func all(_ records: [SchemaRecord]) -> String { records.map { "\($0.name) \($0.definition)" }.joined() }

    @Test func `what is kept keeps its literals`() throws {
        let text = all(try records("keep: [id, mail, land]", Self.schema { _ in }))
        for literal in ["secret-label", "secret-default", "'de'", "4711"] { #expect(text.contains(literal)) }
    }

    @Test func `literals of masked columns go and are counted`() throws {
        let rules = "keep: [land], columns: { mail: redact, id: { tokenize: integer } }"
        let found = try records(rules, Self.schema { _ in })
        let text = all(found)
        #expect(!text.contains("secret"))
        #expect(!text.contains("4711"))
        #expect(text.contains("'de'"))
        let leftOut = found.filter { $0.kind == "left-out" }
        #expect(leftOut.map { "\($0.name) \($0.definition)" } == ["default 1", "type 1"])
    }

    @Test(arguments: [
        ("keep: [id, land], columns: { mail: redact }", true), ("keep: [id, mail, land]", true),
        ("keep: [mail, land], columns: { id: { tokenize: integer } }", false),
        ("keep: [mail], drop: [id, land]", false),
    ])
    func `a sequence of no column stays, its position only beside kept numbers`(rules: String, isKept: Bool) throws {
        var schema = Self.schema { _ in }
        var free = SequenceSchema(TableName("free"))
        free.position = (8151, true)
        schema.sequences.append(free)
        var owned = SequenceSchema(TableName("of-another"))
        owned.owner = (TableName("other"), "id")
        schema.sequences.append(owned)
        let found = try records(rules, schema)
        #expect(found.filter { $0.kind == "sequence" && $0.name == "free" }.count == 1)
        #expect(!found.contains { $0.name == "of-another" })
        #expect(all(found).contains("8151") == isKept)
        #expect(found.contains { $0.kind == "left-out" && $0.name == "position" } != isKept)
    }

    @Test func `a position beside a table that is not staged goes`() throws {
        var schema = Self.schema { _ in }
        var other = TableSchema(TableName("u"))
        other.columns = [TableColumn("id", type: "integer", valueType: .integer)]
        schema.tables.append(other)
        var free = SequenceSchema(TableName("free"))
        free.position = (8151, true)
        schema.sequences.append(free)
        #expect(!all(try records("keep: [id, mail, land]", schema)).contains("8151"))
    }

    @Test func `conditions, predicates and bounds obey the columns that they name`() throws {
        let schema = Self.schema { table in
            var check = TableConstraint(.check)
            check.detail = SQLFragment("mail <> 'secret-check'", holdsLiteral: true, names: ["mail"])
            var other = TableConstraint(.check)
            other.detail = SQLFragment("land <> 'xx'", holdsLiteral: true, names: ["land"])
            table.constraints = [check, other]
            table.indexes = [
                TableIndex(
                    "i", isUnique: false, columns: [],
                    detail: SQLFragment("(id) WHERE mail = 'secret-index'", holdsLiteral: true, names: ["id", "mail"]))
            ]
            table.partitioning = SQLFragment("LIST (mail)", names: ["mail"])
        }
        let found = try records("keep: [id, land], columns: { mail: redact }", schema)
        #expect(!all(found).contains("secret"))
        #expect(all(found).contains("'xx'"))
        #expect(!all(found).contains("LIST"))
        let leftOut = found.filter { $0.kind == "left-out" }.map(\.name)
        #expect(leftOut == ["condition", "default", "index", "partitioning", "type"])
    }

    @Test func `a column that is dropped leaves nothing behind`() throws {
        let text = all(try records("keep: [id, land], drop: [mail]", Self.schema { _ in }))
        #expect(!text.contains("secret"))
        #expect(!text.contains("mail"))
    }

    @Test(arguments: ["drop: [mail]", "columns: { mail: redact }"])
    func `a literal beside a kept column and another one goes, too`(rule: String) throws {
        let schema = Self.schema { table in
            table.columns[1].defaultValue = nil
            var check = TableConstraint(.check)
            check.detail = SQLFragment("MAIL <> 'secret-1' OR land = 'x'", holdsLiteral: true, names: ["MAIL", "land"])
            table.constraints = [check]
            let part = SQLFragment("(land) WHERE mail = 'secret-2'", holdsLiteral: true, names: ["land", "mail"])
            table.indexes = [TableIndex("i", isUnique: false, columns: [], detail: part)]
            table.partitioning = SQLFragment("LIST (mail) ('secret-3')", holdsLiteral: true, names: ["mail"])
            table.parent = TableName("gone")
            table.bound = SQLFragment("FOR VALUES IN ('secret-4')", holdsLiteral: true)
        }
        let found = try records("keep: [id, land], \(rule)", schema)
        #expect(!all(found).contains("secret"))
        let leftOut = found.filter { $0.kind == "left-out" }.map { "\($0.name) \($0.definition)" }
        #expect(leftOut.filter { $0 != "type 1" } == ["condition 1", "index 1", "partitioning 2"])
    }

    @Test func `rows without a definition keep the table's name`() throws {
        let rules = try #require(Folder().rules("datasets: { public.t: { keep: [a], drop: [b] } }").datasets.first)
        let bound = rules.bind(header: ["a", "b"])
        let table = BoundTable(
            table: TableName("t", schema: "public"), part: 0, rules: rules, header: ["a", "b"], columns: bound.bindings,
            findings: [])
        let found = StagedSchema(undefined: table, in: .postgresql).records
        #expect(found.map(\.kind) == ["table", "sql-column"])
        #expect(found[0].name == "public.t")
        #expect(found[1].name == "a")
    }

    @Test func `columns of another type than their values are of text`() throws {
        let found = try records("keep: [mail, land], columns: { id: { keyed-hash: hex } }", Self.schema { _ in })
        #expect(found.first { $0.kind == "sql-column" && $0.name == "id" }?.definition.contains("\"text\"") == true)
    }
}
