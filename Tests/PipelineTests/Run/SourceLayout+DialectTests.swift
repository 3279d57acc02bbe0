import Ingest
import Records
import Rules
import Testing

@testable import Pipeline

struct SourceLayoutDialectTests {
    @Test func `what the rules declare wins over the format`() throws {
        let job = try Job(
            "datasets: { d: { source: d.csv, keep: [a], dialect: { delimiter: \";\", header: false, columns: [a] } } }",
            ["d.csv": "1\n"])
        let plan = try RunPlan(job.rules, assignments: [])
        guard case .rows(let dialect) = plan.datasets[0].layout else {
            Issue.record("no rows")
            return
        }
        #expect(dialect.delimiter == UInt8(ascii: ";"))
        #expect(dialect.header == false)
        #expect(dialect.columns == ["a"])
        #expect(SourceLayout.jsonLines.with(job.rules.datasets[0].dialect) == .jsonLines)
    }
}
