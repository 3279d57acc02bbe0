import Ingest
import Records
import Rules
import Testing

@testable import Pipeline

struct LastRunTests {
    /// What the check of `now` under `rules` says of the columns since a run over `before`, under `first` if given.
    private func changes(
        _ before: String, _ now: String, rules: String, first: String? = nil, source: String = "shop.sql"
    ) throws -> [String] {
        let job = try Job(first ?? rules, [source: before])
        try job.report()
        try job.folder.write(source, now)
        var check = ReadinessCheck(try job.folder.rules(rules))
        check.against = job.store
        let kinds = ["new-column", "dropped-column", "retyped-column"]
        return try check.run().findings.filter { kinds.contains($0.kind.rawValue) }.map {
            "\($0.kind.rawValue) \($0.message)"
        }
    }

    private static func table(_ columns: String) -> String { "CREATE TABLE `t` (\(columns));\n" }

    @Test func `a dump that stayed as it was has no changes, whatever masks its columns`() throws {
        for rule in [
            "keep: [a, b, c]", "columns: { a: { keyed-hash: hex }, b: redact, c: nullify }", "drop: [a, b], keep: [c]",
        ] {
            let text = Self.table("`a` int(11), `b` varchar(20), `c` enum('x','y'), `d` int AS (`a` + 1) STORED")
            let rules = "datasets: { t: { source: shop.sql, \(rule) } }"
            #expect(try changes(text, text, rules: rules) == [], "\(rule)")
        }
    }

    @Test func `columns of a dump that are new, dropped and retyped`() throws {
        let rules = "datasets: { t: { source: shop.sql, unlisted: redact, keep: [a], columns: { b: redact } } }"
        let found = try changes(
            Self.table("`a` int(11), `b` varchar(20), `c` int(11), `g` int AS (`a` + 1) STORED"),
            Self.table("`a` bigint(20), `b` text, `d` int(11)"), rules: rules)
        #expect(
            found == [
                "new-column column 'd' is new since the last run",
                "dropped-column the last run had column 'c', which the source lacks",
                "dropped-column the last run had column 'g', which the source lacks",
                "retyped-column column 'a' is of type bigint(20) and was of int(11) in the last run",
                "retyped-column column 'b' is of type text and was of varchar(20) in the last run",
            ])
    }

    @Test func `labels of a kept enumeration are compared and not shown`() throws {
        let rules = "datasets: { t: { source: shop.sql, keep: [a] } }"
        let found = try changes(Self.table("`a` enum('x')"), Self.table("`a` enum('x','secret')"), rules: rules)
        #expect(found == ["retyped-column column 'a' has other labels than in the last run"])
    }

    @Test func `other rules retype nothing`() throws {
        let kept = "datasets: { t: { source: shop.sql, keep: [a] } }"
        let masked = "datasets: { t: { source: shop.sql, columns: { a: { keyed-hash: hex } } } }"
        for (first, rules) in [(kept, masked), (masked, kept)] {
            let text = Self.table("`a` int(11)")
            #expect(try changes(text, text, rules: rules, first: first) == [])
        }
        let found = try changes(Self.table("`a` text"), Self.table("`a` int(11)"), rules: masked, first: kept)
        #expect(found == ["retyped-column column 'a' is of type int(11) and was of text in the last run"])
    }

    @Test func `what rules declare is compared where both sides know it`() throws {
        func rules(_ type: String) -> String {
            "datasets: { d: { source: d.csv, keep: [id], columns: { n: { keep: r\(type) } } } }"
        }
        let text = "id,n\n1,1\n"
        let types = [", type: integer", ", type: boolean", ""]
        let found = try types.map { type in
            try changes(text, text, rules: rules(type), first: rules(types[0]), source: "d.csv")
        }
        let told = "retyped-column column 'n' is of type boolean and was of integer in the last run"
        #expect(found == [[], [told], []])
    }

    @Test func `JSON inside a column and names that may be data are no changes`() throws {
        let rules = """
            unlisted: redact
            datasets: { d: { source: d.csv, columns: { j: { json: { a: redact } } } } }
            """
        let text = "j,ada@example.com\n\"{\"\"a\"\":1}\",2\n"
        #expect(try changes(text, text, rules: rules, source: "d.csv") == [])
    }

    @Test func `a dataset that the store does not have has no changes`() throws {
        let job = try Job("datasets: { d: { source: d.csv, keep: [id] } }", ["d.csv": "id\n1\n"])
        try job.report()
        let rules = try #require(try job.folder.rules("datasets: { e: { source: d.csv, keep: [id] } }").datasets.first)
        let shape = RecordShape.rows(.init(), header: ["x"], columns: rules.bind(header: ["x"]).bindings)
        #expect(try LastRun(path: job.store).findings(shape, rules) == [])
    }
}
