import Records
import Testing

struct JSONPathPrecedenceTests {
    @Test(
        arguments: [
            ("a.b", "a.*"), ("a.b", "**"), ("a.*", "**"), ("a.*", "a.b.**"), ("a.b", "*.*"), ("a.*", "*.*"),
            ("*.b", "*.*"),
            ("a.*.c", "*.*.c"), ("a.**", "**"), ("a.b.**", "a.**"), ("a.b.**", "a.*.**"), ("a.*.**", "a.**"),
            ("a.*.**", "*.*.**"), ("a.b.c.d.**", "a.**"), ("a[*].b", "a[*].*"), ("a[*].**", "a.**"), ("*.**", "**"),
        ])
    func `the narrower path wins`(narrow: String, wide: String) throws {
        let narrow = try JSONPath(parsing: narrow)
        let wide = try JSONPath(parsing: wide)
        #expect(narrow.isNarrower(than: wide))
        #expect(!wide.isNarrower(than: narrow))
    }

    @Test(arguments: [
        ("a.b", "a.b"), ("a.*", "*.b"), ("a.*.c", "*.b.c"), ("a.*.**", "*.b.**"), ("a.**", "*.b.**"), ("**", "**"),
    ])
    func `neither of two wins that differ both ways`(one: String, other: String) throws {
        let one = try JSONPath(parsing: one)
        let other = try JSONPath(parsing: other)
        #expect(!one.isNarrower(than: other))
        #expect(!other.isNarrower(than: one))
    }

    @Test func `being narrower is handed on`() throws {
        let spelled = ["a.b", "a.*", "*.b", "*.*", "a.b.**", "a.*.**", "*.b.**", "*.*.**", "a.**", "*.**", "**"]
        let paths = try spelled.map { try JSONPath(parsing: $0) }
        for one in paths {
            for other in paths where one.isNarrower(than: other) {
                for third in paths where other.isNarrower(than: third) {
                    #expect(one.isNarrower(than: third), "\(one), \(other), \(third)")
                }
            }
        }
    }

    @Test(
        arguments: [
            ("a.b", "a", true), ("a.**", "a", true), ("*.b", "a", true), ("a[*].b", "a", true), ("a", "a", false),
            ("a", "a.b", false), ("ab.c", "a", false), ("a.**", "a.b", false), ("a[*]", "*", true),
        ])
    func `a path leads through what it goes on from`(inner: String, outer: String, expected: Bool) throws {
        #expect(try JSONPath(parsing: inner).canLead(through: JSONPath(parsing: outer)) == expected)
    }
}
