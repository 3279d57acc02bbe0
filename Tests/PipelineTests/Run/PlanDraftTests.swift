import Records
import Rules
import Testing

@testable import Pipeline

struct PlanDraftTests {
    private func dump(_ job: Job, _ arguments: [String] = [], only: [String] = []) throws -> PlannedDump? {
        let assignments = try arguments.map { try SourceAssignment($0, ruleSet: job.rules) }
        return try RunPlan(job.rules, assignments: assignments, only: only).dump
    }

    @Test func `datasets of one dump share its pass`() throws {
        let job = try Job(DumpText.rules, ["shop.sql": DumpText.shop])
        let dump = try #require(try dump(job))
        #expect(dump.parts.count == 1)
        #expect(dump.parts[0].dialect == .mysql)
        #expect(dump.parts[0].wanted == nil)
        #expect(dump.expected == ["customers", "orders", "empty"])
    }

    @Test func `a name before the path takes that table alone`() throws {
        let job = try Job("datasets: { a: { keep: [x] }, b: { keep: [x] } }", ["shop.sql": DumpText.shop])
        let path = job.folder.path + "/shop.sql"
        #expect(try dump(job, ["a=\(path)", "b=\(path)"])?.parts.map(\.wanted) == [["a", "b"]])
        #expect(try dump(job, ["a=\(path)", path])?.parts.map(\.wanted) == [nil])
    }

    @Test func `datasets without a source are looked for in the dump`() throws {
        let job = try Job("datasets: { a: { keep: [x] } }", ["shop.sql": DumpText.shop])
        #expect(try dump(job, [job.folder.path + "/shop.sql"])?.expected == ["a"])
        #expect(failure { _ = try dump(job) }?.status == .usage)
    }

    @Test func `a glob may name a dump`() throws {
        let job = try Job("datasets: { \"*\": { source: shop.sql, unlisted: keep } }", ["shop.sql": DumpText.shop])
        #expect(try dump(job)?.sources.map(\.storedName) == ["shop.sql"])
        #expect(try job.report().datasets.count == 3)
    }

    @Test func `of a pipe the rules declare whose dump it is`() throws {
        let declared = try Job("datasets: { \"*\": { format: mysql, unlisted: keep } }")
        #expect(try dump(declared, ["-"])?.parts.map(\.dialect) == [.mysql])
        let silent = try Job("datasets: { \"*\": { unlisted: keep } }")
        let error = failure { _ = try dump(silent, ["-"]) }
        #expect(error?.description.hasPrefix("standard input: nothing tells whose dump it is") == true)
        #expect(error?.status == .rules)
    }
}
