import Records
import Testing

@testable import Store

@Suite struct SQLNamesTests {
    @Test(arguments: [
        ("now()", []), ("'G'::public.kind", ["public.kind"]), ("nextval('public.s'::regclass)", []),
        ("public.f(a.b, 1.5, 'x.y')", ["public.f", "a.b"]), ("pg_catalog.lower(x)", []), ("3", []), ("1.", []),
        ("\"a.b\".\"c\"\"d\"", ["a.b.c\"d"]), ("public.", []), ("", []), ("'never ends", []), ("1.5e3.x", ["e3.x"]),
        ("public.\"bıgınt\"[]", ["public.bıgınt"]),
    ])
    func `finds names with a schema`(text: String, names: [String]) {
        #expect(SQLNames.qualified(in: text).map(\.dataset) == names)
    }

    @Test func `backticks stand for the quotes of names only`() {
        #expect(SQLNames.backticked(#"'it\'s "x"' "a" '\\' "b""#) == #"'it\'s "x"' `a` '\\' `b`"#)
        #expect(SQLNames.backticked(#"KEY "i" ("a"(20)) COMMENT '"x"'"#) == #"KEY `i` (`a`(20)) COMMENT '"x"'"#)
        #expect(SQLNames.backticked(##"nextval("s'`""1") + "b""##) == #"nextval(`s'``"1`) + `b`"#)
        #expect(SQLNames.backticked(#"nextval(`s'"`) + "b""#) == #"nextval(`s'"`) + `b`"#)
    }
}
