import Ingest
import Records
import Rules
import Testing

@testable import Pipeline

struct TablePlannerTests {
    private func planner(_ yaml: String, isSurveyed: Bool) throws -> TablePlanner {
        let part = PlannedDump.Part(dialect: .mysql, sources: [], wanted: nil)
        let binder = TableBinder(
            ruleSet: try Folder().rules(yaml), dump: PlannedDump(parts: [part], expected: []))
        return TablePlanner(
            binder: binder, limits: IngestLimits(), keys: try Keys.masks(), output: .plain, tolerance: Tolerance(),
            isSurveyed: isSurveyed)
    }

    @Test func `what does not fit ends a run that had no survey`() throws {
        let yaml = "datasets: { t: { keep: [a] } }"
        let schema = DumpSchema(.mysql)
        let error = failure {
            _ = try planner(yaml, isSurveyed: false).bind(TableName("t"), header: ["a", "b"], in: schema, source: 0)
        }
        #expect(error?.description.contains("column 'b' has no rule") == true)
        #expect(error?.status == .columns)
        let table = try planner(yaml, isSurveyed: true).bind(
            TableName("t"), header: ["a", "b"], in: schema, source: 0)
        #expect(table?.columns.map(\.isDropped) == [false, true])
    }

    @Test func `a table without rules ends the run`() throws {
        let error = failure {
            _ = try planner("datasets:", isSurveyed: true).bind(
                TableName("t"), header: ["a"], in: DumpSchema(.mysql), source: 0)
        }
        #expect(error?.description.contains("table 't' has no rule") == true)
    }

    @Test func `plans are of the table's own columns`() throws {
        let planner = try planner("unlisted: keep", isSurveyed: true)
        let table = try #require(
            try planner.bind(TableName("t"), header: ["a", "b"], in: DumpSchema(.mysql), source: 0))
        let plan = planner.plan(table, rows: NoRows())
        #expect(plan.shape.header == ["a", "b"])
        #expect(plan.rules.name == "t")
    }
}
