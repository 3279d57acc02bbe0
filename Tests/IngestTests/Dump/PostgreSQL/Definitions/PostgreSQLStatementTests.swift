import Records
import Testing

@testable import Ingest

@Suite struct PostgreSQLStatementTests {
    private func statement(_ text: String) throws(PostgreSQLStop) -> PostgreSQLStatement {
        try PostgreSQLStatement(Array(text.utf8), PostgreSQLSession())
    }

    private func fragment(_ text: String) throws(PostgreSQLStop) -> SQLFragment {
        let statement = try statement(text)
        return statement.fragment(0..<statement.tokens.count - 1)
    }

    @Test func `fragments are spelled with single blanks and without comments`() throws {
        #expect(try fragment("a  =\n /* c */ 'x  y' -- d\n AND\tb").text == "a = 'x  y' AND b")
    }

    @Test(arguments: [
        ("'x'::text", true), ("7", true), ("now()", false), ("nextval('public.s'::regclass)", false),
        ("(a > b)", false),
        ("pg_catalog.nextval('s')", false), ("a::numeric(10,2)", false), ("lower((a)::character varying(4)[])", false),
        ("(a)::text ~ 'x'", true), ("NULL::character varying", false), ("E'x'", true), ("a::integer + 1", true),
        ("setval('s', 1)", true), ("$$x$$", true), ("true", false),
    ])
    func `literals are what may be data`(text: String, holdsLiteral: Bool) throws {
        #expect(try fragment(text).holdsLiteral == holdsLiteral)
    }

    @Test func `names are those of columns among others`() throws {
        #expect(try fragment("lower(\"First Name\") || b || B").names == ["lower", "First Name", "b"])
    }

    @Test func `parts are gone over in pairs of parentheses`() throws {
        var rest = try statement("a (b, (c)) d [1, 2], e);")
        let first = try rest.name()
        let group = try rest.group()
        let skipped = try rest.skip(until: [])
        let hasComma = rest.take(symbol: ",")
        let last = try rest.name()
        #expect((first, last) == ("a", "e"))
        #expect(rest.spelling(group) == "b, (c)")
        #expect(rest.spelling(skipped) == "d [1, 2]")
        #expect(hasComma)
        #expect(!rest.isAtEnd)
    }

    @Test func `text in another encoding than the dump's is refused`() {
        #expect(throws: PostgreSQLStop.self) { try PostgreSQLStatement([0x61, 0xC3], PostgreSQLSession()) }
    }
}
