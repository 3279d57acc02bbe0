import Testing

@testable import Rules

struct RulePathTests {
    @Test(arguments: [
        ("a.csv", "rules.yaml", "a.csv"), ("a.csv", "rules/shop.yaml", "rules/a.csv"),
        ("../a.csv", "/etc/bauta/shop.yaml", "/etc/bauta/../a.csv"), ("/a.csv", "rules/shop.yaml", "/a.csv"),
        ("-", "rules/shop.yaml", "-"), ("a*.csv", "./r.yaml", "./a*.csv"),
    ])
    func `resolves a path beside the file that names it`(path: String, file: String, resolved: String) {
        #expect(RulePath.resolve(path, in: file) == resolved)
    }

    @Test(arguments: [
        ("a/../b", "b"), ("./a//b/.", "a/b"), ("../a", "../a"), ("../../a/..", "../.."), ("/a/./b/..", "/a"),
        ("a", "a"),
    ])
    func `normalizes what can be told without looking`(path: String, normal: String) {
        #expect(RulePath.normalized(path) == normal)
    }

    @Test func `says why a file cannot be read`() {
        #expect(throws: RuleError.unreadable(path: "/", reason: "Is a directory")) { try RulePath.read("/") }
    }
}
