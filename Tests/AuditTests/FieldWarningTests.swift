import Audit
import Records
import Store
import Testing

@Suite struct FieldWarningTests {
    private func field(_ path: String, ordinal: Int = 2, distinct: Int? = nil, unchanged: Int = 0) -> FieldRecord {
        var field = FieldRecord(ordinal: ordinal, path: path)
        field.keyID = "0123456789abcdef"
        field.technique = "none, pseudonymization"
        field.counts.masked = 5000
        field.counts.unchanged = unchanged
        field.distinctEstimate = distinct
        return field
    }

    @Test func `tells of unchanged values and of few pseudonyms, each with its id`() {
        let warnings = field("iban", distinct: 999, unchanged: 2).warnings(isJSON: false)
        #expect(
            warnings.map(\.description) == [
                "column 'iban': 2 masked values came out unchanged; choose another method",
                "column 'iban': only 999 different pseudonyms; how often each occurs may tell what it stands for",
            ])
        #expect(warnings.map { $0.id(in: "c") } == ["unchanged-values:c.iban", "few-pseudonyms:c.iban"])
        #expect(field("iban", distinct: 1000).warnings(isJSON: false).isEmpty)
        #expect(field("iban").warnings(isJSON: false).isEmpty)
    }

    @Test func `picks and shifted dates are no pseudonyms, however few they are`() {
        for technique in ["replacement", "randomization", "none, replacement"] {
            var field = field("city", distinct: 2)
            field.technique = technique
            #expect(field.warnings(isJSON: false).isEmpty)
        }
    }

    @Test func `shows no header that may be data`() {
        let warnings = field("ada@example.com", distinct: 1).warnings(isJSON: false)
        #expect(warnings.map { $0.id(in: "c") } == ["few-pseudonyms:c.column 3"])
        let path = field("labels.*~", distinct: 1).warnings(isJSON: true)
        #expect(path.map { $0.id(in: "c") } == ["few-pseudonyms:c.labels.*~"])
    }
}
