import Testing

@testable import Store

@Suite struct PostgreSQLSpellingTests {
    @Test(arguments: [
        ("", ""), ("a b,\"'", "a b,\"'"), ("\\N", "\\\\N"), ("\\.", "\\\\."), ("a\tb\nc\rd", "a\\tb\\nc\\rd"),
        ("\u{8}\u{B}\u{C}", "\\b\\v\\f"), ("\u{1}\u{1F}\u{7F}ü😀", "\u{1}\u{1F}\u{7F}ü😀"),
    ])
    func `COPY escapes what its lines are made of`(text: String, line: String) {
        #expect(spelled(CopySpelling.self, text, .text) == line)
    }

    @Test(arguments: [
        (#"a\"b"#, #"a"b"#), (#"\\N\/\n"#, #"\\N/\n"#), (#"\t\r\b\f"#, #"\t\r\b\f"#), (#"\\\"\\"#, #"\\"\\"#),
        (#"ü\"😀"#, #"ü"😀"#), ("x", "x"), (#"\u000b"#, nil), (#"\"\\u\u00e9"#, nil),
    ])
    func `COPY takes what JSON escapes in the same way`(json: String, line: String?) {
        var bytes = Array("|".utf8)
        var isTaken = false
        bytes.append(addingCapacity: 64) { free in
            unsafe free.withUnsafeMutableBufferPointer { memory, count in
                var cursor = unsafe ByteCursor(memory)
                isTaken = unsafe Array(json.utf8).withUnsafeBufferPointer {
                    unsafe CopySpelling.put(json: $0, as: .text, to: &cursor)
                }
                count = cursor.count
            }
        }
        #expect(isTaken == (line != nil))
        #expect(String(decoding: bytes, as: UTF8.self) == "|" + (line ?? ""))
    }

    @Test func `COPY has bytes and truth values as the server writes them`() {
        #expect(spelled(CopySpelling.self, "00ff", .binary) == "\\\\x00ff")
        #expect(spelled(CopySpelling.self, "", .binary) == "\\\\x")
        #expect(spelled(CopySpelling.self, "\\x00ff", .prefixedBinary) == "\\\\x00ff")
        #expect(spelled(CopySpelling.self, "true", .boolean) == "t")
        #expect(spelled(CopySpelling.self, "0", .boolean) == "f")
        #expect(spelled(CopySpelling.self, "maybe", .boolean) == "maybe")
        #expect(spelled(CopySpelling.self, "xyz", .binary) == "xyz")
    }

    @Test(arguments: [
        ("1.10", SQLKind.number, "1.10"), ("-1e-5", .number, "-1e-5"), ("NaN", .number, "'NaN'"),
        ("Infinity", .number, "'Infinity'"), ("true", .number, "true"),
        ("1); DROP", .number, "'1); DROP'"), ("--", .number, "'--'"),
        ("1.10", .text, "'1.10'"), ("it's \\ \n", .text, "'it''s \\ \n'"), ("t", .boolean, "true"),
        ("false", .boolean, "false"), ("0101", .bits, "B'0101'"), ("00ff", .binary, "'\\x00ff'"),
        ("\\x00ff", .prefixedBinary, "'\\x00ff'"), ("", .text, "''"),
    ])
    func `INSERT quotes all but numbers and truth values`(text: String, kind: SQLKind, literal: String) {
        #expect(spelled(PostgreSQLSpelling.self, text, kind) == literal)
    }
}
