import Testing

@testable import Rules

struct DatasetGlobTests {
    @Test(arguments: [
        ("*", "", true), ("*", "any.thing", true), ("a*", "a", true), ("a*", "ba", false), ("*.a", "x.a", true),
        ("*.a", "x.b", false), ("?", "é", true), ("?", "", false), ("?", "ab", false), ("a?c*", "abcde", true),
        ("*a*b", "aab", true), ("*a*b", "aba", false), ("A", "a", false),
    ])
    func `matches names`(pattern: String, name: String, matches: Bool) {
        #expect(DatasetGlob(pattern).matches(name) == matches)
    }

    @Test(arguments: [("a", false, 1), ("*", true, 0), ("public.o?", true, 8), ("", false, 0)])
    func `counts what is literal`(pattern: String, isPattern: Bool, length: Int) {
        #expect(DatasetGlob(pattern).isPattern == isPattern)
        #expect(DatasetGlob(pattern).literalLength == length)
    }
}
