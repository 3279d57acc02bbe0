import Ingest
import Records
import Rules
import Testing

@testable import Pipeline

struct RunPlanTests {
    private static let yaml = """
        datasets:
          d: { source: d*.csv, keep: [a] }
          e: { source: [e2.tsv, e1.tsv], keep: [a] }
          f: { keep: [a] }
          "log_*": { keep: [a] }
        """
    private static let files = ["d10.csv": "a\n", "d2.csv": "a\n", "e1.tsv": "a\n", "e2.tsv": "a\n", "f.csv": "a\n"]

    private func plan(_ job: Job, _ arguments: [String], only: [String] = []) throws -> RunPlan {
        try RunPlan(
            job.rules, assignments: arguments.map { try SourceAssignment($0, ruleSet: job.rules) }, only: only)
    }

    /// Datasets with the last parts of their sources' names.
    private func outline(_ plan: RunPlan) -> [String] {
        plan.datasets.map { dataset in
            let names = dataset.sources.map { $0.location.name.split(separator: "/").last.map(String.init) ?? "" }
            return "\(dataset.rules.name) \(dataset.format): \(names.joined(separator: " "))"
        }
    }

    @Test func `sources are the rules' own, globs sorted by bytes`() throws {
        let job = try Job(Self.yaml, Self.files)
        let plan = try plan(job, ["f=\(job.folder.path)/f.csv"])
        #expect(outline(plan) == ["d csv: d10.csv d2.csv", "e tsv: e2.tsv e1.tsv", "f csv: f.csv"])
        #expect(plan.datasets[0].sources.map(\.storedName) == ["d*.csv", "d*.csv"])
        #expect(plan.datasets[1].layout == .rows(.tsv))
        #expect(plan.datasets[2].sources.map(\.storedName).allSatisfy { !$0.contains(job.folder.path) })
    }

    @Test func `the command line wins over the rules`() throws {
        let job = try Job(Self.yaml, Self.files)
        let path = job.folder.path
        let plan = try plan(job, ["d=\(path)/e1.tsv", "\(path)/f.csv", "d=\(path)/d2.csv"], only: ["d", "f"])
        #expect(outline(plan) == ["d tsv: e1.tsv d2.csv", "f csv: f.csv"])
    }

    @Test func `only the datasets that are asked for`() throws {
        let job = try Job(Self.yaml, Self.files)
        #expect(outline(try plan(job, [], only: ["e"])) == ["e tsv: e2.tsv e1.tsv"])
        #expect(outline(try plan(job, [], only: ["e", "d"])).count == 2)
        let error = failure { _ = try plan(job, [], only: ["g"]) }
        #expect(error?.description == "'g' is no dataset of the rule set; name one as NAME=PATH")
        #expect(error?.status == .usage)
    }

    @Test func `a dataset without a source needs one`() throws {
        let job = try Job(Self.yaml, Self.files)
        let error = failure { _ = try plan(job, []) }
        #expect(error?.description == "f: no source; give the dataset a `source` or f=PATH")
        #expect(error?.status == .usage)
    }

    @Test func `a glob of datasets takes the name of its source`() throws {
        let job = try Job(Self.yaml, Self.files.merging(["log_may.csv": "a\n"]) { $1 })
        let plan = try plan(job, ["\(job.folder.path)/log_may.csv"], only: ["log_may"])
        #expect(outline(plan) == ["log_may csv: log_may.csv"])
    }

    @Test func `a pattern that matches nothing is an error`() throws {
        let job = try Job(Self.yaml)
        let error = failure { _ = try plan(job, [], only: ["d"]) }
        #expect(error?.status == .io)
        #expect(error?.description.contains("d*.csv: no such file") == true)
    }

    @Test(arguments: [["d=-", "e=-"], ["d=-", "d=-"]])
    func `standard input can be read only once`(arguments: [String]) throws {
        let job = try Job(Self.yaml, Self.files)
        let error = failure { _ = try plan(job, arguments, only: ["d", "e"]) }
        #expect(error?.description == "'-' is named twice; standard input can be read only once")
        #expect(error?.status == .usage)
        #expect(try plan(job, ["d=-"], only: ["d"]).datasets[0].sources.map(\.storedName) == ["-"])
    }

    @Test func `a format that the rules declare wins over the name`() throws {
        let job = try Job("datasets: { d: { source: d.csv, format: tsv, keep: [a] } }", ["d.csv": "a\n"])
        #expect(try plan(job, []).datasets[0].format == "tsv")
    }

    @Test func `sizes are known for plain files alone`() throws {
        let job = try Job(Self.yaml, Self.files.merging(["f.csv.gz": "not looked at"]) { $1 })
        let path = job.folder.path
        #expect(try plan(job, [], only: ["d"]).sources.plainSize == 4)
        #expect(try plan(job, ["f=\(path)/f.csv.gz"], only: ["f"]).sources.plainSize == nil)
        #expect(try plan(job, ["f=\(path)/f.csv.gz"], only: ["f"]).sources.size == 13)
        #expect(try plan(job, ["f=-"], only: ["f"]).sources.size == nil)
    }

    @Test func `the dialect of the rules overrides that of the format`() {
        var rule = DialectRule()
        #expect(SourceLayout.rows(.tsv).with(rule) == .rows(.tsv))
        #expect(SourceLayout.jsonLines.with(rule) == .jsonLines)
        rule.delimiter = UInt8(ascii: ";")
        rule.quote = .absent
        rule.escape = .byte(UInt8(ascii: "\\"))
        rule.doubleQuote = false
        rule.comment = .byte(UInt8(ascii: "#"))
        rule.header = false
        rule.columns = ["a"]
        rule.null = Array("\\N".utf8)
        rule.lineEnd = .crlf
        guard case .rows(let dialect) = SourceLayout.rows(.csv).with(rule) else {
            Issue.record("rows are no longer rows")
            return
        }
        #expect(dialect.delimiter == UInt8(ascii: ";"))
        #expect(dialect.quote == nil)
        #expect(dialect.escape == UInt8(ascii: "\\"))
        #expect(!dialect.doubleQuote)
        #expect(dialect.comment == UInt8(ascii: "#"))
        #expect(!dialect.header)
        #expect(dialect.columns == ["a"])
        #expect(dialect.null == Array("\\N".utf8))
        #expect(dialect.lineEnd == .crlf)
    }

    @Test(arguments: [
        ("d.jsonl", "", "jsonl"), ("d.ndjson", "", "jsonl"), ("d.jsonl", "format: csv, ", "csv"),
        ("d.txt", "", "jsonl"), ("d.txt", "format: tsv, ", "tsv"), ("d.txt", "dialect: { delimiter: ';' }, ", "csv"),
        ("d.csv", "", "csv"),
    ])
    func `what the rules and the name leave open is told by the content`(
        name: String, rules: String, format: String
    ) throws {
        let job = try Job("datasets: { d: { source: \(name), \(rules)keep: [a] } }", [name: " {\"a\":1}\n"])
        #expect(try plan(job, []).datasets[0].format == format)
    }

    @Test(arguments: [
        ("d.json", "", "json"), ("d.json", "format: jsonl, ", "jsonl"), ("d.txt", "", "json"),
        ("d.txt", "records: a, ", "json"),
    ])
    func `a document is told by its name, its content, or where its records are`(
        name: String, rules: String, format: String
    ) throws {
        let job = try Job("datasets: { d: { source: \(name), \(rules)keep: [a] } }", [name: "[{\"a\":1}]"])
        #expect(try plan(job, []).datasets[0].format == format)
    }

    @Test func `where the records are goes with a document alone`() throws {
        let job = try Job("datasets: { d: { records: a.b, keep: [a] } }", ["d.json": "", "d.jsonl": ""])
        let path = job.folder.path
        let records = try JSONPath(parsing: "a.b")
        #expect(try plan(job, ["d=\(path)/d.json"]).datasets[0].layout == .json(records: records))
        let error = failure { _ = try plan(job, ["d=\(path)/d.jsonl"]) }
        #expect(error?.status == .rules)
    }

    @Test(arguments: [("d.jsonl", "jsonl"), ("d.json", "json"), ("d.tsv", "tsv"), ("d", "csv")])
    func `of standard input the rules' own source tells the format`(name: String, format: String) throws {
        let job = try Job("datasets: { d: { source: \(name), keep: [a] } }")
        #expect(try plan(job, ["d=-"]).datasets[0].format == format)
    }
}
