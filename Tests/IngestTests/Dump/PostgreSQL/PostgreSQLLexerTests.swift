import Records
import Testing

@testable import Ingest

@Suite struct PostgreSQLLexerTests {
    private func kinds(_ text: String) throws(PostgreSQLStop) -> [PostgreSQLToken.Kind] {
        try statement(text).tokens.map(\.kind)
    }

    private func statement(_ text: String) throws(PostgreSQLStop) -> PostgreSQLStatement {
        try PostgreSQLStatement(Array(text.utf8), PostgreSQLSession())
    }

    @Test func `tokens are words, names, literals and symbols`() throws {
        #expect(
            try kinds("Select \"a\"\"b\" 'x' E'y' b'1' n'z' u&'w' U&\"v\" $$d$$ 1.5e-3 .5 a$1 é;") == [
                .word, .name(.plain), .string(.plain), .string(.escaped), .string(.digits), .string(.plain),
                .string(.unicode), .name(.unicode), .string(.dollar), .number, .number, .word, .word,
                .symbol(UInt8(ascii: ";")), .end,
            ])
        let texts = try statement("SELECT \"a\"\"B\" U&\"\\0061x\" 'it''s' $q$ $ $$ $q$ É").tokens.map(\.text)
        #expect(texts == ["select", "a\"B", "ax", "it's", " $ $$ ", "É", ""])
    }

    @Test func `comments are none of the text`() throws {
        #expect(
            try kinds("a -- 'b\n/* c /* d */ ' */ e - f / g") == [
                .word, .word, .symbol(UInt8(ascii: "-")), .word, .symbol(UInt8(ascii: "/")), .word, .end,
            ])
    }

    @Test func `every cut of a statement asks for more`() {
        let text = Array("CREATE FUNCTION f() AS $a$ ; $a$ /* ; */ 'x;' E'\\'' \"y;\" -- ;\n BEGIN ATOMIC x; END;".utf8)
        for count in 0...text.count {
            let bytes = Array(text[..<count])
            let found = unsafe bytes.withUnsafeBufferPointer { buffer -> Int? in
                var lexer = unsafe PostgreSQLLexer(buffer, from: 0, isWhole: false, hasStandardStrings: true)
                guard (try? lexer.skipStatement()) != nil else { return nil }
                return lexer.position
            }
            #expect(found == (count == text.count ? count : nil))
        }
    }
}
