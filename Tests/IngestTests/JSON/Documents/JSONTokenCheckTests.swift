import Records
import Testing

@testable import Ingest

struct JSONTokenCheckTests {
    private static func fault(_ text: String) throws -> JSONFault? {
        let check = try JSONTokenCheck()
        return unsafe Array(text.utf8).withUnsafeBufferPointer { unsafe check.fault(in: $0)?.reason }
    }

    @Test(
        arguments: [
            ("\"abc\"", nil), ("\"\\u00e9\\n\"", nil), ("\"\u{e9}\"", nil), ("-1.5e+3", nil), ("true", nil),
            ("null", nil),
            ("\"\"", nil), ("\"a\tb\"", .controlCharacter), ("\"\\x\"", .badEscape), ("01", .badNumber),
            ("1.", .badValue),
            ("nul", .badValue), ("truee", .trailingText), ("NaN", .badValue), ("\"\\ud8\"", .badEscape),
        ] as [(String, JSONFault?)])
    func `it is as strict as the scanner`(text: String, fault: JSONFault?) throws {
        #expect(try Self.fault(text) == fault)
    }

    @Test(arguments: [("\"ab\"", "ab"), ("\"\\u0061\\\"\"", "a\""), ("\"\"", "")])
    func `the text of a string is without escapes`(token: String, text: String) throws {
        let check = try JSONTokenCheck()
        let bytes = unsafe Array(token.utf8).withUnsafeBufferPointer { unsafe check.text(of: $0) }
        #expect(bytes == Array(text.utf8))
    }
}
