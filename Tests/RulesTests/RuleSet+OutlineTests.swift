import Testing

@testable import Rules

struct RuleSetOutlineTests {
    @Test func `outlines itself without originals`() throws {
        let rules = try RuleText.load(
            """
            bauta: 1
            name: n
            key: [vault, secret]
            on-invalid: redact
            masks: { m: { keyed-hash: email, normalize: trim } }
            datasets:
              d:
                keep: [t]
                columns:
                  a: [{ keep: public, when: { t: Müller } }, m]
            """)
        #expect(
            rules.outline { "#\($0.utf8.count)" } == """
                {"bauta":1,"name":"n","tenant":"","epoch":"","key":{"command":["#5","#6"]},"on-invalid":"redact",\
                "masks":{"m":{"method":"keyed-hash/1","parameters":{"format":"email"},\
                "mask":"mask:m","normalize":["trim"]}},\
                "datasets":{"d":{"unlisted":"fail","on-invalid":"redact","columns":{"a":[\
                {"method":"keep/1","parameters":{"reason":"public"},"mask":"column:d.a",\
                "reason":"public","when":{"t":"#7"}},\
                {"method":"keyed-hash/1","parameters":{"format":"email"},"mask":"mask:m","normalize":["trim"]}],\
                "t":{"method":"keep/1","mask":"column:d.t"}}}}}
                """)
    }

    @Test func `outlines what it accepts and what it is held to`() throws {
        let text = "standard: hipaa-safe-harbor\naccept: { \"direct-kept:d.a\": r }\nbauta: 1\nname: n\n"
        let outline = try RuleText.load(text).outline { $0 }
        #expect(outline.contains(#""standards":["hipaa-safe-harbor"]"#))
        #expect(outline.hasSuffix(#""accept":{"direct-kept:d.a":"r"}}"#))
    }

    @Test func `outlines maps without their keys, which may be originals`() throws {
        let text = RuleText.columns("      a: { bucket: { map: { A00-B99: infection, Müller: name }, else: other } }\n")
        let rules = try RuleText.load(text)
        let outline = ##"{"else":"other","map":{"#7":"infection","#6":"name"}}"##
        let hidden = rules.outline { "#\($0.unicodeScalars.count)" }
        #expect(hidden.contains(##""parameters":\##(outline)"##))
        let branch = try #require(rules.datasets.first?.columns.first?.branches.first)
        #expect(branch.parametersOutline { "#\($0.unicodeScalars.count)" } == outline)
        #expect(branch.parametersOutline == #"{"else":"other","map":{"A00-B99":"infection","Müller":"name"}}"#)
    }

    @Test func `outlines the maps of steps without their keys`() throws {
        let steps = "[{ truncate: { length: 3 } }, { bucket: { map: { Ada: x }, else: y } }, redact]"
        let rules = try RuleText.load(RuleText.columns("      a: { chain: \(steps) }\n"))
        #expect(
            rules.outline { "#\($0.utf8.count)" }.contains(
                ##"{"steps":[{"truncate":{"length":"3"}},{"bucket":{"map":{"#3":"x"},"else":"y"}},"redact"]}"##))
    }

    #if RE2
        @Test func `outlines patterns as fingerprints, in steps, too`() throws {
            let method = "{ replace: { pattern: \"Müller|secret\", with: x } }"
            let rules = try RuleText.load(
                RuleText.columns("      a: \(method)\n      b: { chain: [\(method), redact] }\n"))
            let outline = rules.outline { "#\($0.unicodeScalars.count)" }
            #expect(outline.contains(##""a":{"method":"replace/1","parameters":{"pattern":"#13","with":"x"}"##))
            #expect(outline.contains(##"{"steps":[{"replace":{"pattern":"#13","with":"x"}},"redact"]}"##))
        }
    #endif

    @Test func `outlines the rules of keys and of JSON inside a string`() throws {
        let text = RuleText.columns(
            "      l.*: { redact: , keys: { tokenize: text } }\n"
                + "      a: { json: { b: [{ keep: , when: { b: secret } }, { json: { c: nullify } }] }, "
                + "class: quasi }\n"
        )
        let outline = try RuleText.load(text).outline { "#\($0.utf8.count)" }
        #expect(
            outline.contains(
                #""l.*":{"method":"redact/1","mask":"column:d.l.*","#
                    + #""keys":{"method":"tokenize/1","parameters":{"as":"text"},"mask":"column:d.l.*~"}}"#))
        #expect(
            outline.contains(
                #""a":{"method":"json/1","mask":"column:d.a","class":"quasi","rules":{"b":["#
                    + ##"{"method":"keep/1","mask":"column:d.a->b","when":{"b":"#6"}},"##
                    + #"{"method":"json/1","mask":"column:d.a->b","#
                    + #""rules":{"c":{"method":"nullify/1","mask":"column:d.a->b->c"}}}]}}"#))
    }
}
