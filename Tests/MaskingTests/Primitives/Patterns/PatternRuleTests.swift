import Testing

@testable import Masking

@Suite struct PatternRuleTests {
    @Test(arguments: [
        ("x", "whole", "invalid", nil), ("x", "parts", "invalid", "what the pattern does not match"),
        ("\\2\\0", "whole", "invalid", "the match, group 2 of the pattern"),
        ("x", "whole", "redact", "whether the pattern matches"),
        (
            "\\1", "parts", "keep",
            "what the pattern does not match; group 1 of the pattern; "
                + "every value that the pattern does not match, as it is"
        ),
    ])
    func `says what it keeps`(text: String, match: String, unmatched: String, keeps: String?) throws {
        let rule = PatternRule(
            pattern: "(a)(b)", text: try #require(PatternText(text)),
            match: try #require(PatternRule.Match(rawValue: match)),
            unmatched: try #require(PatternRule.Unmatched(rawValue: unmatched)))
        #expect(rule.keeps == keeps)
    }

    #if !RE2
        @Test func `is refused by name in a program without RE2`() {
            #expect(
                fault("replace", ["with": "x", "pattern": "a"])
                    == "method 'replace': this program was built without RE2, and 'pattern' needs it; "
                    + "build it with the package trait RE2")
        }
    #else
        @Test(arguments: [
            ("a+", "x", "banana", "bxnxnx"), ("(a)(n)?", "<\\2\\1>", "banana", "b<na><na><a>"),
            ("é", "e", "éàé", "eàe"),
            ("\\b", "|", "ada", nil), ("a|\\b", "x", "ada b", "xdx b"), ("^a", "x", "aaa", "xaa"),
            ("a$", "", "aaa", "aa"),
            ("(?i)ADA", "x", "Ada ada", "x x"), ("\\x00", "", "a\0b", "ab"), (".", "x", "👩‍💻\n", "xxx\n"),
            ("b", "\\\\0", "abc", "a\\0c"), ("zzz", "", "abc", nil), ("(x)|(b)", "[\\1\\2]", "abc", "a[b]c"),
        ])
        func `replaces every match`(pattern: String, text: String, value: String, result: String?) throws {
            #expect(try masked("replace", ["pattern": pattern, "with": text], value) == result)
        }

        @Test(arguments: [
            ("\\d+", "12", "x"), ("\\d+", "12a", nil), ("a|ab", "ab", "x"), ("a*", "", "x"), ("a*", "b", nil),
        ])
        func `matches the whole`(pattern: String, value: String, result: String?) throws {
            #expect(try masked("replace", ["pattern": pattern, "with": "x", "match": "whole"], value) == result)
        }

        @Test(arguments: [("keep", "abc"), ("redact", "[redacted]"), ("invalid", nil)])
        func `does with the rest what the rule says`(unmatched: String, result: String?) throws {
            let rule = ["pattern": "\\d", "with": "0", "unmatched": unmatched]
            #expect(try masked("replace", rule, "abc") == result)
            #expect(try masked("replace", rule, "a1c") == "a0c")
        }

        @Test func `what is no UTF-8, and what grows too long, is invalid`() throws {
            let rule = ["pattern": "a", "with": String(repeating: "x", count: 1000), "unmatched": "keep"]
            var masker = try method("replace", rule).masker(
                key: SampleKey.master.subKey(purpose: .mask, context: KeyContext()))
            var output: [UInt8] = []
            let long = [UInt8](repeating: 97, count: 20_000)
            for value in [[0xFF], [97, 0x80], [0xED, 0xA0, 0x80], long] {
                let isMasked = masker.mask(value.span, into: &output)
                #expect(!isMasked)
            }
            output.removeAll()
            let shorter = Array(long[..<16_000])
            let isMasked = masker.mask(shorter.span, into: &output)
            #expect(isMasked)
            #expect(output.count == 16_000_000)
        }

        @Test(arguments: [
            (["pattern": "(a)", "with": "\\2"], "'with' refers to a group that the pattern does not have"),
            (["pattern": "a*", "with": "x"], "its pattern matches empty text, which is everywhere"),
            (["pattern": "a", "with": "\\n"], "'with' has a backslash before something else than a digit"),
            (["match": "whole", "with": "x"], "'match' is given without 'pattern'"),
            (["unmatched": "keep", "with": "x"], "'unmatched' is given without 'pattern'"),
            (["pattern": "", "with": "x"], "parameter 'pattern' is invalid"),
        ])
        func `refuses what cannot be meant`(rule: [String: String], problem: String) {
            #expect(fault("replace", rule)?.hasPrefix("method 'replace': \(problem); ") == true)
        }

        @Test func `is linear where others explode`() throws {
            let value = String(repeating: "a", count: 50_000)
            #expect(try masked("replace", ["pattern": "(a*)*b|(a|aa)+$", "with": "x", "match": "whole"], value) == "x")
        }
    #endif
}
