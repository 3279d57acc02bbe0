import Records
import Testing

@testable import Pipeline

struct FreeSpaceTests {
    private func plan(in job: Job) throws -> RunPlan { try RunPlan(job.rules, assignments: [], only: []) }

    @Test func `a small source finds room`() throws {
        let job = try Job("datasets: { d: { source: d.csv, keep: [a] } }", ["d.csv": "a\n1\n"])
        try FreeSpace.check(for: plan(in: job), store: job.store)
    }

    @Test func `where nothing can be told, the run begins`() throws {
        let job = try Job("datasets: { d: { source: d.csv, keep: [a] } }", ["d.csv": "a\n1\n"])
        try FreeSpace.check(for: plan(in: job), store: job.folder.path + "/no/such/folder/staging.db")
        let pipe = try RunPlan(
            job.rules, assignments: [SourceAssignment("d=-", ruleSet: job.rules)], only: [])
        try FreeSpace.check(for: pipe, store: job.store)
    }

    @Test func `a source that is larger than any disk does not`() throws {
        let job = try Job("datasets: { d: { source: d.csv, keep: [a] } }", ["d.csv": "a\n1\n"])
        // A file of eight exbibytes less one, of which the file system keeps nothing.
        try #require(Sparse.grow(job.folder.path + "/d.csv"))
        let error = failure { try FreeSpace.check(for: plan(in: job), store: job.store) }
        #expect(error?.status == .io)
        #expect(error?.description.contains("staging.db: the disk has ") == true)
    }
}
