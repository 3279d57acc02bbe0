import Records
import Testing

@testable import Ingest

@Suite struct MySQLLexerTests {
    private func tokens(_ text: String, isWhole: Bool = true) throws(MySQLLexer.Stop) -> [String] {
        let bytes = Array(text.utf8)
        var lexer = MySQLLexer(bytes, 0..<bytes.count, syntax: MySQLSyntax(), isWhole: isWhole)
        let all = try lexer.all()
        return all.map { "\($0.kind) \(lexer.text(of: $0))" }
    }

    @Test func `comments are blanks, and versioned ones are text`() throws {
        #expect(
            try tokens("a/* b */c -- d\n#e\nf --g") == ["word a", "word c", "word f", "symbol -", "symbol -", "word g"])
        #expect(try tokens("/*!40101 SET x*/ y /*M!100100 z */") == ["word SET", "word x", "word y", "word z"])
        #expect(try tokens("/*! a */ /*!999999 b */ /*M!999999\\- c */ /*+ d */") == ["word a"])
        #expect(try tokens("/*!50001 a /* b */ c */ d") == ["word a", "word c", "word d"])
    }

    @Test func `every kind of token is told`() throws {
        #expect(try tokens("`a``b` 'c''d\\n' \"e\"") == ["name a`b", "string c'd\n", "string e"])
        #expect(
            try tokens("1.5e-7 .5 0x1F x'1F' b'01' N'x'") == [
                "number 1.5e-7", "number .5", "number 0x1F", "bits x'1F'", "bits b'01'", "string x",
            ])
        #expect(
            try tokens("@a @@session.b `u`@`h`") == ["variable @a", "variable @@session.b", "name u", "variable @`h`"])
        #expect(try tokens("é$_1(") == ["word é$_1", "symbol ("])
    }

    @Test func `what does not end is incomplete or a fault`() {
        for text in ["'a", "`a", "/* a", "a", "'a'", "-", "/", "# a", "/*!5"] {
            #expect(throws: MySQLLexer.Stop.incomplete) { try tokens(text, isWhole: false) }
        }
        #expect(throws: MySQLLexer.Stop.fault(.neverCloses(.string), at: 2)) { try tokens("a 'b") }
        #expect(throws: MySQLLexer.Stop.fault(.neverCloses(.identifier), at: 2)) { try tokens("a `b") }
        #expect(throws: MySQLLexer.Stop.fault(.neverCloses(.comment), at: 2)) { try tokens("a /* b") }
    }
}
