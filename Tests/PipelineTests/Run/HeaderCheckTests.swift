import Records
import Testing

@testable import Pipeline

struct HeaderCheckTests {
    private static let yaml = """
        datasets:
          d: { source: d.csv, columns: { a: redact } }
          e: { source: e.csv, columns: { b: redact } }
        """

    @Test func `all datasets' errors come together, before anything is read`() throws {
        let job = try Job(Self.yaml, ["d.csv": "a,new\nx,\"broken\n", "e.csv": "c\n"])
        let error = try #require(job.failure())
        #expect(error.status == .columns)
        let lines = error.description.split(separator: "\n")
        #expect(lines.contains { $0.contains("column 'new' has no rule") })
        #expect(lines.contains { $0.contains("names 'b', which the source lacks") })
        #expect(lines.contains { $0.contains("column 'c' has no rule") })
        #expect(job.made == [])
    }

    @Test func `headers that fit give no words`() throws {
        let job = try Job(Self.yaml, ["d.csv": "a\n", "e.csv": "b\n"])
        let plan = try RunPlan(job.rules, assignments: [], only: [])
        #expect(try HeaderCheck(job.rules).warnings(plan.datasets, limits: job.run().limits) == [])
        #expect(try HeaderCheck(job.rules).header(of: plan.datasets[1], limits: job.run().limits) == ["b"])
    }

    @Test func `standard input is known by its sources`() throws {
        let job = try Job(Self.yaml, ["d.csv": "a\n", "e.csv": "b\n"])
        let assignments = [try SourceAssignment("e=-", ruleSet: job.rules)]
        let plan = try RunPlan(job.rules, assignments: assignments, only: [])
        #expect(plan.datasets.map(\.readsStandardInput) == [false, true])
    }

    @Test func `a column that may be data is not named`() throws {
        let job = try Job(Self.yaml, ["d.csv": "a,4111111111111111\n", "e.csv": "b\n"])
        #expect(job.failure()?.description.contains("4111") == false)
    }
}
