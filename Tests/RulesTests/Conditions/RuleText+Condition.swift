import Records
import Testing

@testable import Rules

extension RuleText {
    /// The condition `when: { a: TEST }` on a column `a` that stands second in its source.
    static func condition(_ test: String) throws -> Condition {
        let text = columns(
            "      a: keep\n      b:\n        - { keep: r, when: { a: \(test) } }\n        - redact\n")
        let rules = try load(text)
        return try #require(rules.datasets[0].bind(header: ["b", "a"]).bindings[0].branches[0].condition)
    }

    static func batch(_ value: String?) -> RecordBatch {
        var batch = RecordBatch(columns: 2)
        batch.bytes = Array("xx\(value ?? "")yy".utf8)
        let field = value.map { Field(start: 2, length: $0.utf8.count) } ?? .null
        // The record of interest is the second.
        batch.fields = [.null, .null, Field(start: 0, length: 2), field]
        batch.origins = [RecordBatch.Origin(line: 1, offset: 0), RecordBatch.Origin(line: 2, offset: 9)]
        return batch
    }
}
