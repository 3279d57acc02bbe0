import Records
import Testing

@testable import Rules

struct RuleFormRecordsTests {
    @Test(arguments: [("data.items", "data.items"), ("$.a['b'].*", "a.b.*"), ("\"[*].x\"", "[*].x")])
    func `records of a document are at a path`(text: String, path: String) throws {
        let rules = try RuleText.load(RuleText.datasets("  d: { format: json, records: \(text.yaml) }")).datasets[0]
        #expect(rules.records?.description == path)
    }

    @Test(arguments: [
        ("format: json, records: [a]", "4:31: 'records' is a list; write a path, as in `records: data.items`"),
        ("format: json, records: ", "4:32: 'records' is nothing; write a path, as in `records: data.items`"),
        (
            "format: json, records: a.**",
            "4:31: 'records' ends with `**`, and records lie at one depth; write where they are, as in `records: "
                + "data.items`"
        ),
        (
            "format: json, records: a..b",
            "4:31: 'records': a step of the path is empty; write `user.email`, and an odd key as `['a.b']`"
        ),
        (
            "format: jsonl, records: a",
            "4:32: `records` is for sources of format json; remove it, or declare `format: json` if each source is "
                + "one JSON document"
        ),
        (
            "source: a.csv, records: a",
            "4:32: `records` is for sources of format json; remove it, or declare `format: json` if each source is "
                + "one JSON document"
        ),
        (
            "source: a.jsonl, records: a",
            "4:34: `records` is for sources of format json; remove it, or declare `format: json` if each source is "
                + "one JSON document"
        ),
    ])
    func `says what is wrong with them`(text: String, message: String) {
        #expect(RuleText.faults(RuleText.datasets("  d: { \(text) }")) == ["rules.yaml:" + message])
    }
}

extension String {
    /// The text in single quotes, unless it has quotes of its own.
    fileprivate var yaml: String { hasPrefix("\"") ? self : contains("'") ? "\"\(self)\"" : self }
}
