import Testing

@testable import Rules

struct ColumnTableColumnsTests {
    @Test(arguments: [
        (
            "a: json",
            "7:10: method 'json': it has no rules; write a map of paths, as in `json: { customer.email: redact }`"
        ),
        ("a: { json: {} }", "7:12: method 'json': it has no rules; "),
        ("a: { json: [x] }", "7:18: 'json' is a list; write a map of names"),
        ("a: { json: { b: redcat } }", "7:23: no mask or method is called 'redcat'; did you mean 'redact'?"),
        ("a: { json: { b: redact }, type: integer }", "7:10: `json` gives JSON with all its values; remove `type`, "),
        ("a: { json: { b: redact }, unique: true }", "7:10: `json` gives JSON with all its values; "),
        ("a: { json: { b: redact }, normalize: trim }", "7:10: `json` gives JSON with all its values; "),
        (
            "a: { json: { b: { references: d.a } } }",
            "7:37: columns refer to each other in a circle; give one of them a mask"
        ),
        (
            "a: { json: { b: redact } }\n      c: { references: d.a }",
            "8:24: 'd.a' is JSON with rules of its own; use a named mask for the values inside it"
        ),
        (
            "a: { json: { b: redact } }\n      c: { references: d.a->b }",
            "8:24: 'd.a->b' lies in the JSON of a column; use a named mask on both sides"
        ),
        (
            "a: { json: { b: [{ drop: , when: { b: x } }, redact] } }",
            "7:24: a column cannot be dropped for some records; use nullify or redact"
        ),
        (
            "a: array", "7:10: method 'array': it has no rules; write the rule of its elements, as in `array: redact`"
        ),
        ("a: { array: [redact] }", "7:19: the rule of an array's elements is a list; write a method, as in `redact`"),
        ("a: { array: { redact: , keys: keep } }", "7:31: unknown key 'keys' in the rule of an array's elements; "),
        ("a: { array: drop }", "7:19: `drop` cannot take a value out of an array; write `nullify`, or `redact`"),
        ("a: { array: redact, type: integer }", "7:10: `array` gives an array with all its values; remove `type`, "),
        ("a: { hstore: { b: drop } }", "7:25: `drop` cannot take a value out of an hstore; "),
        ("a: { hstore: redact }", "7:20: 'hstore' is a text; write a map of names"),
        ("a: { php-serialized: { b: drop } }", "7:33: `drop` cannot take a value out of PHP's serialization; "),
        ("l.*: { redact: , keys: drop }", "7:30: `drop` leaves no key; write `keep`, or a method that gives a text"),
        ("l.*: { redact: , keys: nullify }", "7:30: `nullify` leaves no key; "),
        ("l.*: { redact: , keys: { json: { b: keep } } }", "7:30: `json` leaves no key; "),
        ("l.*: { redact: , keys: emial }", "7:30: no mask or method is called 'emial'; did you mean 'email'?"),
        (
            "l.*: { redact: , keys: { keep: , type: text } }",
            "7:40: unknown key 'type' in the rule of keys; known are mask, references, age, bucket, chain, "
        ),
        ("l.*: { redact: , keys: [keep] }", "7:30: the rule of keys is a list; "),
        (
            "l.*: [{ redact: , keys: keep, when: { x: 1 } }, { redact: , keys: email }]",
            "7:73: the rules of 'l.*' say different `keys`; write the same in all"
        ),
    ])
    func `says what is wrong with JSON and with keys`(text: String, message: String) {
        let rules = "bauta: 1\nname: n\nmasks: { email: { keyed-hash: email } }\ndatasets:\n"
        let faults = RuleText.faults(rules + "  d:\n    columns:\n      \(text)\n")
        #expect(faults.contains { $0.hasPrefix("rules.yaml:" + message) }, "\(faults)")
    }

    @Test func `what no rule names is not taken out of PHP's serialization`() throws {
        let rule = "columns: { a: { php-serialized: { b: redact } } } }\n"
        #expect(RuleText.faults(RuleText.datasets("  d: { unlisted: redact, \(rule)")) == [])
        let faults = RuleText.faults(RuleText.datasets("  d: { unlisted: drop, \(rule)"))
        #expect(faults.contains { $0.contains("`unlisted: drop` cannot take values out of PHP's serialization; ") })
        let hstore = "columns: { a: { hstore: { b: redact } } } }\n"
        #expect(RuleText.faults(RuleText.datasets("  d: { unlisted: drop, \(hstore)")) == [])
    }

    @Test func `an array's elements are a path, and an hstore's keys are keys`() throws {
        let rules = try RuleText.load(
            RuleText.columns(
                "      a: { array: { keyed-hash: hex } }\n"
                    + "      h: { hstore: { b.c: redact, \"*\": { redact: , keys: keep } } }\n"))
        let columns = try #require(rules.datasets.first?.columns)
        let names = try columns.map { column in
            try #require(column.branches[0].nested).bindings.map { $0.column.name }
        }
        #expect(names == [["a->[*]", "a->**"], ["h->['b.c']", "h->*", "h->**"]])
        #expect(RuleChecker.findings(rules).filter { $0.severity == .error }.isEmpty)
    }

    @Test func `paths join with columns and columns with paths`() throws {
        let rules = try RuleText.load(
            """
            bauta: 1
            name: n
            datasets:
              c: { source: c.csv, columns: { id: { tokenize: integer }, u: { references: p.user.id } } }
              p:
                source: P.JSONL.gz
                columns:
                  user.id: { references: c.id }
                  "l.*": { references: c.id, keys: { references: c.id } }
                  x: { json: { "o[*].id": { references: c.id } } }
            """)
        let labels = rules.datasets.flatMap { $0.scopes.map { $0.column.branches[0].maskLabel } }
        #expect(labels == Array(repeating: "column:c.id", count: 5) + ["column:p.x", "column:c.id"])
        #expect(rules.datasets[1].bindPaths().bindings[2].column.references == "c.id")
    }

    @Test func `a join needs a path of one name`() {
        let text =
            "  p: { format: jsonl, columns: { \"l.*\": { redact: , keys: keep } } }\n"
            + "  d: { columns: { a: { references: \"p.l.*\" } } }"
        #expect(
            RuleText.faults(RuleText.datasets(text)) == [
                "rules.yaml:5:36: 'p.l.*' is a path of many keys; use a named mask on both sides"
            ])
    }
}
