import Records
import Rules
import Testing

@testable import Pipeline

struct SourceScanTests {
    private func findings(_ yaml: String, _ text: String) throws -> [(id: String, message: String)] {
        let job = try Job("datasets: { d: { source: d.csv, \(yaml) } }", ["d.csv": text])
        let plan = try RunPlan(job.rules, assignments: [], only: [])
        let scan = SourceScan(job.rules, [], options: RunOptions(jobs: 2))
        return try scan.findings(plan).map { ($0.kind.rawValue, $0.message) }
    }

    @Test func `a good source has no findings`() throws {
        #expect(try findings("columns: { a: { truncate: year } }", "a\n1987\n\"\"\n").isEmpty)
    }

    @Test func `malformed and rejected records are one finding`() throws {
        let found = try findings(
            "keep: [b], columns: { a: { truncate: year, on-invalid: reject } }", "a,b\n1987,1\nx,2\n3\n\"q\"u,4\n")
        #expect(found.map(\.id) == ["malformed-records"])
        #expect(found[0].message == "3 records are malformed or rejected")
    }

    @Test func `values that would fail a run are another`() throws {
        let found = try findings("columns: { a: { truncate: year, on-empty: fail } }", "a\n1987\n\"\"\nx\n")
        #expect(found.map(\.id) == ["invalid-values"])
        #expect(found[0].message == "2 values would fail a run")
    }

    @Test func `paths without a rule are findings, in JSON inside strings too`() throws {
        let job = try Job(
            "datasets: { d: { source: d.jsonl, keep: [a], columns: { j: { json: { x: redact } } } } }",
            ["d.jsonl": "{\"j\":\"{\\\"y\\\":1}\"}\n{\"b\":{\"c\":1}}\n{\"b\":2}\n"])
        let plan = try RunPlan(job.rules, assignments: [], only: [])
        let scan = SourceScan(job.rules, [], options: RunOptions(jobs: 2))
        let messages = ["path 'b' has no rule", "path 'j->y' has no rule"]
        #expect(try scan.findings(plan).map(\.message) == messages)
        #expect(try scan.firstPaths(of: plan.datasets[0]).map(\.message) == messages)
    }
}
