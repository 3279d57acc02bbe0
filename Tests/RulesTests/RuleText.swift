@testable import Rules

/// Rule sets in memory, as tests write them.
enum RuleText {
    /// The rule set in `text`, named `rules.yaml`; `others` are the files that it may extend.
    static func load(_ text: String, others: [String: String] = [:]) throws(RuleError) -> RuleSet {
        func read(_ path: String) throws(RuleError) -> [UInt8] {
            if path == "rules.yaml" { return Array(text.utf8) }
            guard let other = others[path] else { throw .unreadable(path: path, reason: "No such file or directory") }
            return Array(other.utf8)
        }
        return try RuleSet.load(path: "rules.yaml", reading: read, lists: read)
    }

    /// The messages of what is wrong with `text`; none where nothing is.
    static func faults(_ text: String, others: [String: String] = [:]) -> [String] {
        do throws(RuleError) {
            _ = try load(text, others: others)
            return []
        } catch {
            return error.description.split(separator: "\n").map(String.init)
        }
    }

    /// A rule set whose datasets are `text`, indented by two blanks.
    static func datasets(_ text: String) -> String { "bauta: 1\nname: n\ndatasets:\n" + text }

    /// A rule set with one dataset `d`, whose columns are `text`, indented by six blanks.
    static func columns(_ text: String) -> String { datasets("  d:\n    columns:\n" + text) }

    /// What is found in a rule set with a key, a mask `m` and these datasets: severity, kind, place and words.
    static func findings(_ datasets: String, records: [String: Int]? = nil) throws -> [String] {
        let text = "bauta: 1\nname: n\nkey: env:K\nmasks:\n  m: { keyed-hash: hex }\ndatasets:\n"
        return try RuleChecker.findings(load(text + datasets), records: records)
            .filter { $0.kind.rawValue != FindingKind.unusedMask.rawValue }
            .map { "\($0.severity.rawValue) \($0.kind.rawValue) \($0)" }
    }
}
