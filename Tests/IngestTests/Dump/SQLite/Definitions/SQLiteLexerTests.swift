import Records
import Testing

@testable import Ingest

@Suite struct SQLiteLexerTests {
    private static func words(_ text: String) throws -> [String] {
        try SQLiteLexer.tokens(of: Array(text.utf8)).map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
    }

    @Test func `takes SQL apart`() throws {
        #expect(
            try Self.words("a/* ; */\"b\"\"c\"[d e]`f`'it''s'--x\n,x'00'1.5e-3 .5<=täg$1")
                == ["a", "\"b\"\"c\"", "[d e]", "`f`", "'it''s'", ",", "x'00'", "1.5e-3", ".5", "<", "=", "täg$1"])
    }

    @Test func `knows the kinds of words`() throws {
        let kinds = try SQLiteLexer.tokens(of: Array("a \"a\" 'a' X'aa' 12 (".utf8)).map(\.kind)
        #expect(kinds == [.word, .quoted, .string, .blob, .number, .symbol(0x28)])
    }

    @Test(arguments: [
        ("'open", SQLFault.neverCloses(.string)), ("\"open", .neverCloses(.identifier)),
        ("[open", .neverCloses(.identifier)), ("/* open *", .neverCloses(.comment)), ("x'0", .neverCloses(.string)),
    ])
    func `tells what never closes`(text: String, fault: SQLFault) {
        #expect(throws: fault) { try SQLiteLexer.tokens(of: Array(text.utf8)) }
    }

    @Test(arguments: [
        ("\"a\"\"b\"", "a\"b"), ("[a b]", "a b"), ("`a``b`", "a`b"), ("'a''b'", "a'b"), ("plain", "plain"),
    ])
    func `names lose their quotes`(text: String, name: String) throws {
        let token = try #require(try SQLiteLexer.tokens(of: Array(text.utf8)).first)
        #expect(SQLiteLexer.name(token, in: Array(text.utf8)) == name)
    }
}
