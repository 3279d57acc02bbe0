import Records
import Testing

@testable import Ingest

@Suite struct SQLiteStatementTests {
    @Test func `goes over what stands there`() throws {
        var statement = try SQLiteStatement(Array("create TABLE main.\"t\" (a)".utf8))
        let isIndex = statement.take("CREATE", "INDEX")
        let isTable = statement.take("CREATE", "TABLE")
        #expect(!isIndex && isTable)
        let name = try statement.qualifiedName()
        #expect(name == "t")
        let inside = try statement.parenthesized()
        #expect(inside == 6..<7)
        #expect(statement.isAtEnd)
    }

    @Test func `makes fragments`() throws {
        let text = "lower( \"a\" )  /* no */ > 'x  y'\n AND \"text\" = b + length(c)"
        let statement = try SQLiteStatement(Array(text.utf8))
        let fragment = statement.fragment(0..<statement.tokens.count, columns: ["a", "b", "c"])
        #expect(fragment.text == "lower( \"a\" ) > 'x  y' AND \"text\" = b + length(c)")
        #expect(fragment.holdsLiteral)
        #expect(fragment.names == ["a", "AND", "b", "c"])
        let plain = try SQLiteStatement(Array("a > \"b\"".utf8))
        #expect(!plain.fragment(0..<3, columns: ["b"]).holdsLiteral)
        #expect(plain.fragment(0..<3).holdsLiteral)
    }
}
