import Records
import Rules
import Testing

@testable import Pipeline

struct TableBinderTests {
    private static let schema: DumpSchema = {
        var schema = DumpSchema(.postgresql)
        var parent = TableSchema(TableName("payment", schema: "public"))
        parent.columns = [TableColumn("id", type: "integer", valueType: .integer)]
        var child = TableSchema(TableName("payment_1", schema: "public"))
        child.columns = parent.columns
        child.parent = parent.name
        var grandchild = TableSchema(TableName("payment_1_1", schema: "public"))
        grandchild.columns = parent.columns
        grandchild.parent = child.name
        schema.tables = [parent, child, grandchild]
        return schema
    }()

    private func decide(
        _ yaml: String, _ table: String, wanted: Set<String>? = nil
    ) throws -> TableBinder.Decision {
        let part = PlannedDump.Part(dialect: .postgresql, sources: [], wanted: wanted)
        let binder = TableBinder(
            ruleSet: try Folder().rules(yaml), dump: PlannedDump(parts: [part], expected: []))
        return binder.bind(TableName(table, schema: "public"), header: ["id"], in: Self.schema, part: 0)
    }

    private func rules(_ decision: TableBinder.Decision) -> BoundTable? {
        if case .filled(let table) = decision { table } else { nil }
    }

    @Test(arguments: ["payment", "payment_1", "payment_1_1"])
    func `a rule on the parent holds for its partitions`(table: String) throws {
        let yaml = "datasets: { public.payment: { columns: { id: { tokenize: integer } } } }"
        let bound = try #require(rules(decide(yaml, table)))
        #expect(bound.rules.name == "public.\(table)")
        #expect(bound.columns[0].branches[0].maskLabel == "column:public.payment.id")
        #expect(bound.columns[0].type == .integer)
    }

    @Test func `types of the dump hold where the result is of that type`() throws {
        let yaml = "datasets: { \"*\": { columns: { id: { keyed-hash: hex } } } }"
        #expect(try #require(rules(decide(yaml, "payment"))).columns[0].type == .text)
    }

    @Test func `tables that no rule names obey unlisted`() throws {
        guard case .missing(let finding) = try decide("datasets:", "payment") else {
            Issue.record("not missing")
            return
        }
        #expect(finding.message == "table 'public.payment' has no rule")
        guard case .passedOver = try decide("unlisted: drop", "payment") else {
            Issue.record("not dropped")
            return
        }
        #expect(try rules(decide("unlisted: keep", "payment"))?.columns[0].isKept == true)
        #expect(try rules(decide("unlisted: redact", "payment"))?.columns[0].isKept == false)
    }

    @Test func `only what is wanted is filled`() throws {
        let yaml = "datasets: { \"*\": { keep: [id] } }"
        #expect(try rules(decide(yaml, "payment", wanted: ["public.payment"])) != nil)
        guard case .passedOver = try decide(yaml, "payment", wanted: ["public.other"]) else {
            Issue.record("not passed over")
            return
        }
    }
}
