import Foundation
import Records
import Rules
import Store
import Testing

@testable import Pipeline

struct DumpComparisonTests {
    private static let rules = """
        unlisted: keep
        datasets:
          customers: { source: shop.sql, keep: [id, country], columns: { email: { keyed-hash: email } } }

        """
    private static let kinds = ["new-table", "dropped-table", "new-column", "dropped-column", "retyped-column"]

    /// What the check of the dumps in `job` says of changes.
    private func changes(
        _ job: Job, rules: String = rules, _ arguments: [String] = [], scans: Bool = false
    ) throws -> [String] {
        let rules = try job.folder.rules(rules)
        var check = ReadinessCheck(rules)
        check.assignments = try arguments.map { try SourceAssignment($0, ruleSet: rules) }
        check.against = job.store
        check.scans = scans
        return try check.run().findings.filter { Self.kinds.contains($0.kind.rawValue) }.map {
            "\($0.kind.rawValue) \($0.message)"
        }
    }

    private static let changed = DumpText.shop.replacing("`empty`", with: "`fresh`")

    private static let told = [
        "new-table table 'fresh' is new since the last run",
        "dropped-table the last run had table 'empty', which the dump lacks",
    ]

    @Test func `tables that are new and dropped`() throws {
        let job = try Job(Self.rules, ["shop.sql": DumpText.shop])
        try job.report()
        #expect(try changes(job) == [])
        try job.folder.write("shop.sql", Self.changed)
        #expect(try changes(job) == Self.told)
    }

    @Test func `a table without a rule is new, and one that is left out is neither`() throws {
        let job = try Job(Self.rules, ["shop.sql": DumpText.shop])
        try job.report()
        try job.folder.write("shop.sql", Self.changed)
        let names = try ["fail", "drop"].map { word in
            try changes(job, rules: Self.rules.replacing("unlisted: keep", with: "unlisted: \(word)"))
        }
        #expect(names == [Self.told, [Self.told[1]]])
    }

    @Test func `the tables of other dumps in the store are not missed`() throws {
        let job = try Job(Self.rules, ["shop.sql": DumpText.shop, "more.sql": "CREATE TABLE `more` (`a` int(11));\n"])
        try job.report(["\(job.folder.path)/more.sql"])
        #expect(try job.stored("more").run == job.stored("orders").run)
        #expect(try changes(job) == [])
    }

    @Test func `a table that an earlier run had and the last one had not is not told again`() throws {
        let job = try Job(Self.rules, ["shop.sql": DumpText.shop])
        try job.report()
        try job.folder.write("shop.sql", Self.changed)
        try job.report()
        #expect(try changes(job) == [])
    }

    @Test func `a dump that can be read only once is compared by a scan`() throws {
        let job = try Job(Self.rules, ["shop.sql": DumpText.shop])
        try job.report()
        let pipe = job.folder.path + "/pipe.mysql.sql"
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        let text = Self.changed.replacing("`customer_id` int(11)", with: "`customer_id` bigint(20)")
        let rules = Self.rules.replacing("{ source: shop.sql,", with: "{ format: mysql,")
        let writer = Thread { try? Data(text.utf8).write(to: URL(filePath: pipe)) }
        writer.start()
        let column = "retyped-column column 'customer_id' is of type bigint(20) and was of int(11) in the last run"
        #expect(try changes(job, rules: rules, [pipe], scans: true) == Self.told + [column])
    }

    @Test func `tables that pass because no rule names them are told of once`() throws {
        let job = try Job(Self.rules, ["shop.sql": DumpText.shop])
        var check = ReadinessCheck(job.rules)
        check.assignments = [try SourceAssignment("\(job.folder.path)/shop.sql", ruleSet: job.rules)]
        let kept = try check.run().findings.filter { $0.kind.rawValue == "unlisted-kept" }.map(\.message)
        #expect(
            kept == [
                "columns that no rule names pass as they are",
                "2 tables that no rule names pass as they are, 'orders' the first of them",
            ])
    }
}
