import Records
import Testing

struct RejectTests {
    @Test(
        arguments: [
            (.fieldCount(found: 1, expected: 3), "record has 1 field; the header has 3"),
            (.fieldCount(found: 0, expected: 3), "record has 0 fields; the header has 3"),
            (.fieldCount(found: 4, expected: 3), "record has 4 fields; the header has 3"),
            (.quoteNeverCloses, "a quote opens here and never closes; close it or double it"),
            (.textAfterQuote, "text after a closing quote; a quote inside a quoted field is doubled"),
            (
                .notUTF8(field: 2),
                "field 2 is no text in the source's encoding; export as UTF-8, or declare the `encoding`"
            ),
            (
                .nulByte(field: 1),
                "field 1 holds a NUL byte; declare the column `type: binary` or clean the export"
            ),
            (
                .invalidValue(column: "card", expected: "six digits"),
                "column 'card': a value is invalid; expected six digits"
            ),
            (.absentValue(column: "id", expected: "give one"), "column 'id': a value is absent; give one"),
            (
                .unlistedPath("user.ssn"),
                "path 'user.ssn' has no rule; give it one, or list it under `keep` or `drop`"
            ),
            (.json(.trailingText), "text after the JSON value; export one value a line"),
        ] as [(RejectReason, String)])
    func `says what is wrong`(reason: RejectReason, text: String) {
        #expect(reason.description == text)
    }

    @Test func `a column whose name may be data is not named`() {
        let reason = RejectReason.invalidValue(column: "ada@example.com", expected: "x")
        #expect(reason.description == "a column whose name does not look like one: a value is invalid; expected x")
        #expect(!RejectReason.absentValue(column: "4711", expected: "x").description.contains("4711"))
    }

    @Test func `what is expected cannot break a line`() {
        let reason = RejectReason.invalidValue(column: "a", expected: "b\n\u{1B}[31m")
        #expect(reason.description == "column 'a': a value is invalid; expected b\\u{a}\\u{1b}[31m")
    }

    @Test(
        arguments: [
            .fieldCount(found: 1, expected: 2), .quoteNeverCloses, .textAfterQuote, .notUTF8(field: 1),
            .nulByte(field: 1),
            .invalidValue(column: "c", expected: "e"), .absentValue(column: "c", expected: "e"),
            .json(.tooDeep(limit: 64)), .unlistedPath("user.ssn"),
            .sql(.valueCount(found: 1, expected: 2)),
        ] as [RejectReason])
    func `no case has a place for a value`(reason: RejectReason) {
        switch reason {
        // A new case must be added above, and its parts must be names, numbers or our own words.
        // A path is told only where its keys look like names.
        case .fieldCount, .quoteNeverCloses, .textAfterQuote, .notUTF8, .nulByte, .json, .sql, .invalidValue,
            .absentValue, .unlistedPath:
            break
        }
        let parts = Mirror(reflecting: reason).children.flatMap { Mirror(reflecting: $0.value).children }
        #expect(
            parts.allSatisfy {
                ["found", "expected", "field", "column", "tooDeep", "valueCount", nil].contains($0.label)
            })
    }

    @Test func `a reject says where and why`() {
        let reject = Reject(line: 3, offset: 40, source: 1, reason: .textAfterQuote)
        #expect(reject == Reject(line: 3, offset: 40, source: 1, reason: .textAfterQuote))
        #expect(reject != Reject(line: 3, offset: 40, source: 1, reason: .quoteNeverCloses))
        #expect(Mirror(reflecting: reject).children.compactMap(\.label) == ["line", "offset", "source", "reason"])
    }
}
