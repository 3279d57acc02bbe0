import Testing

@testable import Rules

struct ColumnCheckTests {
    private func findings(_ datasets: String, records: [String: Int]? = nil) throws -> [String] {
        try RuleText.findings(datasets, records: records)
    }

    @Test(arguments: [
        (
            "a: { keep: , class: sensitive }",
            "error sensitive-kept rules.yaml:9:10: d.a: a sensitive column is kept without a reason; mask it, "
                + "or write `keep: REASON`"
        ),
        (
            "a: { keep: , class: direct }",
            "warning direct-kept rules.yaml:9:10: d.a: a direct identifier is kept without a reason; mask it, "
                + "or write `keep: REASON`"
        ),
        (
            "a: { keep: , class: free-text }",
            "warning free-text-kept rules.yaml:9:10: d.a: free text is kept without a reason; mask it, or write "
                + "`keep: REASON`"
        ),
        (
            "a: { keep: , class: quasi, category: Religion or conviction }",
            "error special-category-kept rules.yaml:9:10: d.a: a special category of personal data is kept without a "
                + "reason; mask it, or write `keep: REASON`"
        ),
        (
            "a: { keep: , class: sensitive, category: health }",
            "error sensitive-kept rules.yaml:9:10: d.a: a sensitive column is kept without a reason; mask it, "
                + "or write `keep: REASON`"
        ),
        (
            "a: { redact: , unique: true }",
            "error unique-lossy rules.yaml:9:10: d.a: `redact` makes different values of a unique column equal; "
                + "use tokenize or fpe, which never do, or remove `unique`"
        ),
        (
            "a: { keep: \"  \", class: sensitive }",
            "error sensitive-kept rules.yaml:9:10: d.a: a sensitive column is kept without a reason; mask it, "
                + "or write `keep: REASON`"
        ),
        (
            "a: { keep: \"\", class: sensitive }",
            "error sensitive-kept rules.yaml:9:10: d.a: a sensitive column is kept without a reason; mask it, "
                + "or write `keep: REASON`"
        ),
        (
            "a: { keyed-hash: hex, unique: true, normalize: trim }",
            "error unique-lossy rules.yaml:9:10: d.a: `normalize` makes different values of a unique column equal; "
                + "remove `normalize` or `unique`"
        ),
        (
            "a: { keyed-hash: { format: hex, length: 8 } }",
            "warning collision-odds rules.yaml:9:10: d.a: two of 1000000 values get one pseudonym with odds of "
                + "1 in 1; "
                + "make the pseudonym longer, or use tokenize or fpe, which are never alike"
        ),
        (
            "a: { keyed-hash: { format: hex, length: 14 }, unique: true }",
            "error collision-odds rules.yaml:9:10: d.a: two of 1000000 values get one pseudonym with odds of 1 "
                + "in 144115; "
                + "make the pseudonym longer, or use tokenize or fpe, which are never alike"
        ),
        (
            "a: [{ redact: , when: { a: x } }, nullify]",
            "warning when-on-masked rules.yaml:9:11: d.a: `when` reads 'a', which is not kept: which rule was "
                + "used tells its value; "
                + "decide by a column that is kept"
        ),
    ])
    func `finds what is unsafe in a column`(column: String, finding: String) throws {
        #expect(try findings("  d:\n    columns:\n      \(column)\n") == [finding])
    }

    @Test(arguments: [
        "a: { keep: public, class: sensitive }", "a: { keep: public, category: health }",
        "a: { keep: , category: contact }", "a: { redact: , class: sensitive }",
        "a: { tokenize: integer, unique: true }",
        "a: { keyed-hash: hex, unique: true }", "a: { keyed-hash: { format: hex, length: 20 } }", "a: keep",
        "b: keep\n      a: [{ redact: , when: { b: x } }, nullify]", "a: m",
    ])
    func `is silent about what is safe`(column: String) throws {
        #expect(try findings("  d:\n    columns:\n      \(column)\n") == [])
    }

    @Test(arguments: [
        "keyed-hash: hex", "keyed-hash: email", "tokenize: text", "fpe: digits", "partial-mask: { keep-last: 2 }",
        "redact: ", "redact: \"007\"", "replace: { with: x }", "truncate: { length: 2 }",
    ])
    func `finds a method that gives no whole number`(method: String) throws {
        let name = method.prefix { $0 != ":" }
        #expect(
            try findings("  d:\n    columns:\n      a: { \(method), type: integer }\n") == [
                "error type-mismatch rules.yaml:9:10: d.a: `\(name)` gives no whole number for a column of type "
                    + "integer; use tokenize: integer, or remove `type`"
            ])
    }

    @Test(arguments: [
        "keep: ", "drop: ", "nullify: ", "tokenize: integer", "redact: \"-7\"", "replace: { with: \"0\" }",
        "truncate: year",
    ])
    func `is silent about a method that gives whole numbers`(method: String) throws {
        #expect(try findings("  d:\n    columns:\n      a: { \(method), type: integer }\n") == [])
    }

    @Test(arguments: [
        ("keyed-hash: { length: 8 }, type: real", "`keyed-hash` gives no number for a column of type real"),
        ("fpe: digits, type: real", "`fpe` gives no number for a column of type real"),
        ("encrypt-deterministic: hex, type: integer", "`encrypt-deterministic` gives no whole number"),
        ("keyed-hash: hex, type: boolean", "`keyed-hash` gives no `true` or `false` for a column of type boolean"),
        ("pick-from: [\"true\", \"no\"], type: boolean", "`pick-from` gives no `true` or `false`"),
    ])
    func `finds a method that gives nothing of the declared type`(rule: String, message: String) throws {
        let found = try findings("  d:\n    columns:\n      a: { \(rule) }\n")
        #expect(found.contains { $0.contains("error type-mismatch") && $0.contains(message) }, "\(found)")
    }

    @Test(arguments: [
        "round: 0.5, type: real", "truncate: year, type: real", "clamp: { max: 0.5 }, type: real",
        "pick-from: [\"true\", \"false\"], type: boolean", "nullify: , type: boolean", "shuffle: , type: boolean",
    ])
    func `is silent about a method that gives values of the declared type`(rule: String) throws {
        #expect(try findings("  d:\n    columns:\n      a: { \(rule) }\n") == [])
    }

    @Test func `takes the number of records that is known`() throws {
        let text = "  d:\n    columns:\n      a: { keyed-hash: { format: hex, length: 14 } }\n"
        #expect(try findings(text, records: ["d": 100]) == [])
        #expect(try findings(text, records: ["d": 10_000_000]).count == 1)
    }
}
