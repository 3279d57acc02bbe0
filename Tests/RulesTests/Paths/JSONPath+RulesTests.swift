import Records
import Testing

@testable import Rules

struct JSONPathPrecedenceTests {
    @Test(arguments: [
        ("*.b", "a.*"), ("a.*.c.*", "a.b.*.*"), ("*.b.**", "a.**"), ("a.*", "a.*"),
        ("[*].*.b", "[*].a.*"), ("*.*.**", "a.**"),
    ])
    func `two paths tie where each is narrower somewhere`(left: String, right: String) throws {
        let (left, right) = (try JSONPath(parsing: left), try JSONPath(parsing: right))
        #expect(left.ties(with: right))
        #expect(right.ties(with: left))
    }

    @Test(arguments: [
        ("a.*", "b.*"), ("a.*", "*.*"), ("a.*", "a.*.*"), ("a.*", "a[*].*"), ("a.**", "a.b.**"), ("a.**", "a.*.**"),
        ("*.**", "a.**"), ("a.*", "a.**"), ("a.b", "a.*"), ("e\u{301}.*", "\u{E9}.*"), ("a[*].**", "a.*.**"),
    ])
    func `paths do not tie where one is narrower, or nothing lies at both`(left: String, right: String) throws {
        let (left, right) = (try JSONPath(parsing: left), try JSONPath(parsing: right))
        #expect(!left.ties(with: right))
        #expect(!right.ties(with: left))
    }

    @Test(arguments: [("a.b", []), ("a.*", ["a.*"]), ("a.*[*].*.b", ["a.*", "a.*[*].*"]), ("*.**", ["*", "*.**"])])
    func `a path meets unnamed keys at each wildcard`(text: String, prefixes: [String]) throws {
        #expect(try JSONPath(parsing: text).wildcardPrefixes == prefixes)
    }

    @Test(arguments: [("$.a['b']", "a.b"), ("a..b", "a..b"), ("a.b", "a.b")])
    func `what is no path keeps its spelling`(text: String, canonical: String) {
        #expect(JSONPath.canonical(text) == canonical)
    }
}
