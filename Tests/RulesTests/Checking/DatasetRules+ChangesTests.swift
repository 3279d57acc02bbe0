import Records
import Testing

@testable import Rules

struct DatasetRulesChangesTests {
    private func dataset(_ text: String) throws -> DatasetRules {
        try #require(try RuleText.load(RuleText.datasets(text)).datasets.first)
    }

    private func words(_ findings: [Finding]) -> [String] { findings.map { "\($0.kind.rawValue) \($0.message)" } }

    @Test func `says what is new since the last run`() throws {
        let rules = try dataset("  d: { unlisted: drop, keep: [a] }")
        #expect(
            rules.findings(header: ["a", "b"], since: ["a"]).map { "\($0)" } == [
                "rules.yaml:4:3: d: column 'b' is new since the last run; look at what it holds, and check its rule"
            ])
    }

    @Test func `says what the last run had and the source lacks`() throws {
        let rules = try dataset("  d: { unlisted: drop, keep: [a] }")
        #expect(
            words(rules.findings(header: ["b"], unread: ["c"], since: ["a", "b", "c", "ada@example.com"])) == [
                "dropped-column the last run had column 'a', which the source lacks",
                "dropped-column the last run had column 4, which the source lacks",
            ])
        #expect(rules.findings(header: ["a", "b"], since: ["b", "a"]) == [])
    }

    @Test func `names that are spelled with other bytes are other columns`() throws {
        let rules = try dataset("  d: { unlisted: drop }")
        let found = rules.findings(header: ["caf\u{E9}"], since: ["cafe\u{301}"])
        #expect(found.map(\.kind.rawValue) == ["new-column", "dropped-column"])
    }

    @Test func `shows types without what may be a value`() throws {
        let rules = try dataset("  d: { unlisted: drop }")
        let pairs = [
            ("int(11)", "bigint(20)"), ("enum('secret')", "varchar(3)"), ("enum('secret')", "enum('secret','more')"),
        ]
        #expect(
            words(pairs.map { rules.retyped("a", ordinal: 0, from: $0.0, to: $0.1) }) == [
                "retyped-column column 'a' is of type bigint(20) and was of int(11) in the last run",
                "retyped-column column 'a' is of type varchar(3) and was of enum in the last run",
                "retyped-column column 'a' has other labels than in the last run",
            ])
    }

    @Test func `tells of whole tables`() throws {
        let rules = try RuleText.load(
            "bauta: 1\nname: n\nunlisted: keep\ndatasets: { \"log_*\": { unlisted: drop } }\n")
        let table = TableName("t", schema: "public", database: "shop")
        #expect(
            words([rules.newTable(table), rules.droppedTable(table)]) == [
                "new-table table 'public.t' is new since the last run",
                "dropped-table the last run had table 'public.t', which the dump lacks",
            ])
        #expect(rules.unlistedKept([]) == nil)
        #expect(
            words([[table], [table, TableName("u")]].compactMap { rules.unlistedKept($0) }) == [
                "unlisted-kept table 'public.t', which no rule names, passes as it is",
                "unlisted-kept 2 tables that no rule names pass as they are, 'public.t' the first of them",
            ])
        #expect(rules.isUnlisted(table))
        #expect(!rules.isUnlisted(TableName("log_1")))
        #expect(!rules.isUnlisted(table, parents: [TableName("log_1")]))
    }
}
