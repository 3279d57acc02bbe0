import Testing

@testable import Ingest

@Suite struct MySQLSyntaxTests {
    @Test func `escapes are those of the server`() {
        let escapes = "0bnrtZ%_\\'\"x".utf8.map { MySQLByte.unescaped($0) }
        #expect(escapes == [0, 8, 10, 13, 9, 26, nil, nil, 92, 39, 34, 120])
    }

    @Test func `modes change quotes and backslashes`() {
        var syntax = MySQLSyntax()
        syntax.setMode("STRICT_TRANS_TABLES,no_backslash_escapes,ANSI_QUOTES")
        #expect(!syntax.hasEscapes && syntax.quotesAreNames)
        syntax.setMode("")
        #expect(syntax == MySQLSyntax())
    }
}
