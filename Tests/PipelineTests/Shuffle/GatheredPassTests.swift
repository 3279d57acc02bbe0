import Records
import Rules
import Testing

@testable import Pipeline

struct GatheredPassTests {
    private static func source(_ fingerprint: UInt8) -> SourceRead {
        SourceRead(name: "a.csv", bytes: 1, fingerprint: [fingerprint], digest: nil)
    }

    @Test func `a source that changes between the passes is told`() throws {
        let pass = try GatheredPass([:], of: [Self.source(1)], keys: Keys.masks())
        #expect(failure { try pass.check([Self.source(1)]) } == nil)
        let failure = failure { try pass.check([Self.source(2)]) }
        #expect(failure?.status == .io)
        #expect(failure?.description.hasPrefix("a.csv: it has changed between the two readings") == true)
    }

    @Test func `only datasets that shuffle are read twice, and pipes never`() throws {
        let yaml =
            "datasets: { d: { source: d.csv, columns: { a: shuffle } }, e: { source: d.csv, columns: { a: redact } } }"
        let job = try Job(yaml, ["d.csv": "a\n1\n2\n3\n4\n5\n"])
        let run = try job.run()
        let plan = try RunPlan(job.rules, assignments: [])
        let passes = try plan.datasets.map { try DatasetStage($0, of: run, keys: Keys.masks()).gatherShuffled() }
        #expect(passes.map { $0 != nil } == [true, false])
        #expect(passes[0]?.datasets["d"]?.columns.keys.map(\.column) == [0])
    }

    @Test func `what does not fit lies beside the store, or where the system has such files`() {
        var options = RunOptions(jobs: 1)
        options.store = "/tmp/x/staging.db"
        #expect(options.spillNeighbour == "/tmp/x/staging.db")
        options.isDryRun = true
        #expect(options.spillNeighbour.hasSuffix("/bauta"))
    }
}
