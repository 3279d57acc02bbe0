import Records
import Testing

@Suite struct JSONPathTests {
    @Test(arguments: [
        ("email", [JSONPath.Step.key("email")]), ("user.email", [.key("user"), .key("email")]),
        ("items[*].sku", [.key("items"), .anyElement, .key("sku")]), ("[*]", [.anyElement]),
        ("[*][*].a", [.anyElement, .anyElement, .key("a")]), ("labels.*", [.key("labels"), .anyKey]),
        ("*.id", [.anyKey, .key("id")]), ("usage.**", [.key("usage"), .subtree]), ("**", [.subtree]),
        ("a.*.**", [.key("a"), .anyKey, .subtree]), ("birth_date-2 x", [.key("birth_date-2 x")]),
        ("a['b.c']", [.key("a"), .key("b.c")]), ("['*']", [.key("*")]), ("['']", [.key("")]), ("日本", [.key("日本")]),
        (#"['it\'s'].\"#, [.key("it's"), .key("\\")]), ("a->b", [.key("a->b")]),
    ])
    func `a path is spelled by its steps`(text: String, steps: [JSONPath.Step]) throws {
        let path = try JSONPath(parsing: text)
        #expect(path.steps == steps)
        #expect(path == JSONPath(steps))
        #expect(path.description == text)
    }

    @Test(arguments: [
        ("$.user.email", "user.email"), ("$['user'].email", "user.email"), ("$[*].a", "[*].a"),
        (#"a["b c"]"#, "a.b c"), (#"["a.b"]"#, "['a.b']"), (#"["it's"]"#, #"['it\'s']"#), ("['a'].*", "a.*"),
        (#"['\\'].b"#, #"\.b"#),
    ])
    func `a path has one spelling`(text: String, canonical: String) throws {
        let path = try JSONPath(parsing: text)
        #expect(path.description == canonical)
        #expect(try JSONPath(parsing: canonical) == path)
    }

    @Test(arguments: [
        ("", JSONPathFault.emptyStep), (".a", .emptyStep), ("a.", .emptyStep), ("a..b", .emptyStep),
        ("a[*]b", .emptyStep), ("$.", .emptyStep),
        ("a[", .brackets), ("a[*", .brackets), ("a[]", .brackets), ("a['b'", .brackets), ("a['b", .brackets),
        ("a[b]", .brackets), ("a*", .brackets), ("a.***", .brackets), ("a]", .brackets), ("$", .brackets),
        ("a'b", .brackets),
        ("a[0]", .selector), ("a[-1]", .selector), ("a[:2]", .selector), ("a[?(@.b)]", .selector), ("a[@]", .selector),
        ("**.a", .subtreeNotLast), ("a.**[*]", .subtreeNotLast), ("a.**.**", .subtreeNotLast),
    ])
    func `says why a text is no path`(text: String, fault: JSONPathFault) {
        #expect(throws: fault) { try JSONPath(parsing: text) }
    }

    @Test(arguments: [
        (JSONPathFault.emptyStep, "a step of the path is empty; write `user.email`, and an odd key as `['a.b']`"),
        (
            .brackets,
            "a bracket of the path holds no `*` and no quoted key; write `items[*]` or `['a.b']`"
        ),
        (.selector, "the path chooses elements; a rule holds for all of them, as in `items[*]`"),
        (.subtreeNotLast, "`**` stands only at the end of a path; write `usage.**`"),
    ])
    func `a fault says what would be right`(fault: JSONPathFault, message: String) {
        #expect(fault.description == message)
    }

    @Test(arguments: [
        ("a.b", JSONPath.Rank.exact), ("a[*].b", .exact), ("*", .wildcard), ("a.*.b", .wildcard), ("a.**", .subtree),
        ("*.**", .subtree),
    ])
    func `an exact path beats a wildcard, and that a subtree`(text: String, rank: JSONPath.Rank) throws {
        #expect(try JSONPath(parsing: text).rank == rank)
        #expect(JSONPath.Rank.subtree < .wildcard && JSONPath.Rank.wildcard < .exact)
    }

    @Test(arguments: [
        ("a", ["a"] as [String]?), ("a.b['c.d']", ["a", "b", "c.d"]), ("a[*]", nil), ("*", nil), ("a.**", nil),
    ])
    func `only keys can be shown as a column`(text: String, keys: [String]?) throws {
        #expect(try JSONPath(parsing: text).keys == keys)
    }

    @Test func `all of a record is a subtree`() {
        #expect(JSONPath.everything.description == "**")
    }
}
