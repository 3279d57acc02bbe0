import Foundation
import Records
import Rules
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
        #expect(try HeaderCheck(limits: job.run().options.limits).findings(plan.datasets) == [])
        #expect(try HeaderCheck(limits: job.run().options.limits).header(of: plan.datasets[1]) == ["b"])
    }

    @Test func `standard input is known by its sources`() throws {
        let job = try Job(Self.yaml, ["d.csv": "a\n", "e.csv": "b\n"])
        let assignments = [try SourceAssignment("e=-", ruleSet: job.rules)]
        let plan = try RunPlan(job.rules, assignments: assignments, only: [])
        #expect(plan.datasets.map(\.isReadOnce) == [false, true])
    }

    @Test func `a column that may be data is not named`() throws {
        let job = try Job(Self.yaml, ["d.csv": "a,4111111111111111\n", "e.csv": "b\n"])
        #expect(job.failure()?.description.contains("4111") == false)
    }

    @Test func `a pipe is read once`() throws {
        let job = try Job("datasets: { d: { source: d.csv, keep: [a] } }")
        let path = job.folder.path + "/d.csv"
        try #require(unsafe mkfifo(path, 0o600) == 0)
        Thread.detachNewThread { Pipe.fill(path) }
        // Not to hang where the pipe is opened a second time, when its writer has gone.
        Thread.detachNewThread {
            sleep(3)
            job.stop.stop(signal: 15)
        }
        try job.report()
        #expect(try job.records("d") == [["1"], ["2"]])
    }
}

extension Pipe {
    /// Writes a small source into the named pipe at `path`, once somebody reads it.
    fileprivate static func fill(_ path: String) {
        guard let pipe = FileHandle(forWritingAtPath: path) else { return }
        try? pipe.write(contentsOf: Data("a\n1\n2\n".utf8))
        try? pipe.close()
    }
}
