import Records
import Testing

@testable import Ingest

@Suite struct MySQLPhraseTests {
    private func phrase(_ text: String) throws -> MySQLPhrase {
        let bytes = Array(text.utf8)
        var lexer = MySQLLexer(bytes, 0..<bytes.count, syntax: MySQLSyntax())
        return MySQLPhrase(try lexer.all(), of: lexer)
    }

    @Test func `words are taken together or not at all`() throws {
        var phrase = try phrase("not null `not`")
        let three = phrase.take("NOT", "NULL", "NOT")
        let two = phrase.take("NOT", "NULL")
        #expect(!three && two)
        #expect(phrase.word().isEmpty)
        let name = try phrase.takeName()
        #expect(name == "not")
        #expect(phrase.next == nil)
    }

    @Test func `groups are taken whole`() throws {
        var phrase = try phrase("(a (b) ')') c")
        let group = try phrase.takeGroup()
        #expect(group?.count == 7)
        #expect(phrase.word() == "C")
        let none = try phrase.takeGroup()
        #expect(none == nil)
        var open = try self.phrase("(a (b)")
        #expect(throws: MySQLLexer.Stop.fault(.unexpected(expected: "')'"), at: 6)) { try open.takeGroup() }
    }

    @Test func `a fragment has one blank for white space and its names`() throws {
        let phrase = try phrase("`a``b`  >\n/* c */ lower(x) -- d\n AND 'y  z'")
        let fragment = phrase.lexer.fragment(phrase.rest)
        #expect(fragment.text == "`a``b` > lower(x) AND 'y  z'")
        #expect(fragment.names == ["a`b", "lower", "x", "AND"])
        #expect(fragment.holdsLiteral)
    }
}
