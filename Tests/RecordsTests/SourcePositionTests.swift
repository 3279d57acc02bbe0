import Records
import Testing

struct SourcePositionTests {
    @Test(arguments: [
        (SourcePosition(source: "customers.csv", line: 17, offset: 1203), "customers.csv:17 (byte 1203)"),
        (SourcePosition(source: "standard input", line: 1, offset: 0), "standard input:1 (byte 0)"),
        (SourcePosition(source: "a\nb\u{1B}.csv", line: 2, offset: 3), "a\\u{a}b\\u{1b}.csv:2 (byte 3)"),
    ])
    func `names a place, safe for a terminal`(position: SourcePosition, text: String) {
        #expect(position.description == text)
    }
}
