import Testing

@testable import Store

@Suite struct MySQLSpellingTests {
    @Test(arguments: [
        ("1.10", SQLKind.number, "1.10"), ("007", .number, "007"), ("1 or 1", .number, "'1 or 1'"),
        ("0000-00-00", .text, "'0000-00-00'"), ("a'b\"c\\d", .text, "'a\\'b\\\"c\\\\d'"),
        ("\0\n\r\u{1A}\t\u{8}", .text, "'\\0\\n\\r\\Z\t\u{8}'"), ("t", .boolean, "1"), ("f", .boolean, "0"),
        ("x'", .boolean, "'x\\''"), ("00ffab", .binary, "0x00FFAB"), ("", .binary, "''"),
        ("\\x00ff", .prefixedBinary, "0x00FF"), ("zz'", .binary, "'zz\\''"), ("101", .bits, "b'101'"),
        ("ü😀", .text, "'ü😀'"),
    ])
    func `quotes what is no number`(text: String, kind: SQLKind, literal: String) {
        #expect(spelled(MySQLSpelling.self, text, kind) == literal)
    }

    @Test func `a dump has bytes between quotes`() {
        #expect(spelled(MySQLDumpSpelling.self, "41275c000a0d1a22", .binary) == "'A\\'\\\\\\0\\n\\r\\Z\\\"'")
        #expect(spelled(MySQLDumpSpelling.self, "1.10", .number) == "1.10")
        #expect(spelled(MySQLDumpSpelling.self, "", .binary) == "''")
    }
}
