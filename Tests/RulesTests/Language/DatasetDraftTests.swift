import Testing

@testable import Rules

struct DatasetDraftTests {
    @Test(arguments: [
        ("format: jsonl", true as Bool?), ("format: csv, source: a.jsonl", false), ("source: a.jsonl", true),
        ("source: [x, a.NDJSON.GZ]", true), ("source: a.csv", false), ("source: \"a*.tsv.gz\"", false),
        ("source: a.txt", nil),
        ("format: json", true), ("source: a.JSON.gz", true), ("source: a.txt, records: a", true),
        ("source: \"-\"", nil), ("unlisted: drop", nil),
    ])
    func `tells JSON by the format, else by the names of the sources`(dataset: String, isJSON: Bool?) throws {
        #expect(try RuleText.load(RuleText.datasets("  d: { \(dataset) }")).datasets[0].isJSON == isJSON)
    }

    @Test func `paths of JSON have one spelling, and names of columns are their own`() throws {
        let text = "columns: { \"$.a['b']\": { tokenize: text } }"
        let json = try RuleText.load(RuleText.datasets("  d: { format: jsonl, \(text) }")).datasets[0].columns[0]
        #expect(json.name == "a.b")
        #expect(json.branches[0].maskLabel == "column:d.a.b")
        let table = try RuleText.load(RuleText.datasets("  d: { format: csv, \(text) }")).datasets[0].columns[0]
        #expect(table.name == "$.a['b']")
    }
}
