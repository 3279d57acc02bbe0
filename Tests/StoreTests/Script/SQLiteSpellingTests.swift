import Testing

@testable import Store

@Suite struct SQLiteSpellingTests {
    @Test(arguments: [
        ("12", true, "12"), ("1.5", true, "1.5"), ("-0.1", true, "-0.10000000000000000555"), ("1e400", true, "1e999"),
        ("-1e400", true, "-1e999"), ("3.0", true, "3.0"), ("1e300", true, "1.0000000000000000047e+300"),
        ("12", false, "'12'"), ("it's", false, "'it''s'"), ("", false, "''"),
        ("a\nb\r'q", false, "replace(replace('a\\nb\\r''q','\\r',char(13)),'\\n',char(10))"),
        ("x\r", false, "replace('x\\r','\\r',char(13))"), ("\\n\n", false, "replace('\\n\\012','\\012',char(10))"),
    ])
    func `spells values as the shell does`(text: String, isNumber: Bool, literal: String) throws {
        #expect(spelled(SQLiteSpelling.self, text, .any, isNumber: isNumber) == literal)
        guard !isNumber else { return }
        let hex = text.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined().uppercased()
        #expect(try Shell.sqlite(":memory:", "SELECT 'x' || hex(\(literal))") == ["x" + hex])
    }

    @Test func `bytes and truth values`() {
        #expect(spelled(SQLiteSpelling.self, "00ff", .binary) == "X'00ff'")
        #expect(spelled(SQLiteSpelling.self, "\\x00ff", .prefixedBinary) == "X'00ff'")
        #expect(spelled(SQLiteSpelling.self, "true", .boolean) == "1")
        #expect(spelled(SQLiteSpelling.self, "other", .boolean) == "'other'")
    }
}
