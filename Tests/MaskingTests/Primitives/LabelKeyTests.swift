import Testing

@testable import Masking

@Suite struct LabelKeyTests {
    @Test(
        arguments: [
            ("18-64", "18", "64"), ("-10--1", "-10", "-1"), ("-10..-1", "-10", "-1"), ("0.5-0.9", "0.5", "0.9"),
            ("1e2-2e2", "1e2", "2e2"), ("1e-2-5", "1e-2", "5"), ("65+", "65", nil), ("<18", nil, "18"),
            ("<-1", nil, "-1"),
        ] as [(String, String?, String?)])
    func `reads ranges of numbers`(key: String, low: String?, high: String?) {
        #expect(
            LabelKey(key)
                == .numbers(
                    low: low.flatMap { DecimalNumber($0) }, high: high.flatMap { DecimalNumber($0) }, isExact: false))
    }

    @Test(arguments: ["42", "-0.5", "1e3"])
    func `reads a number`(key: String) {
        #expect(LabelKey(key) == .numbers(low: DecimalNumber(key), high: DecimalNumber(key), isExact: true))
    }

    @Test(arguments: [
        ("A00-B99", "A00", "B99"), ("001-139", "001", "139"), ("A00.0-B99.9", "A00.0", "B99.9"), ("a..m", "a", "m"),
        ("É..Ö", "É", "Ö"), ("2020-01..2020-12", "2020-01", "2020-12"),
    ])
    func `reads ranges of texts`(key: String, low: String, high: String) {
        // A key with hyphens and dots has more than one way to be cut: then it is a text.
        let expected: LabelKey = key.contains("2020") ? .text(key) : .texts(low, high)
        #expect(LabelKey(key) == expected)
    }

    @Test(arguments: [
        "", "DE", "part-time", "self-employed", "A00-", "-", "..", "a..", "2020-01-01", "+", "<", "n/a", "A-B",
    ])
    func `anything else is a text`(key: String) {
        #expect(LabelKey(key) == .text(key))
    }
}
