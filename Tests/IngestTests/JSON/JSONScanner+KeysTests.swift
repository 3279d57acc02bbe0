import Records
import Testing

@testable import Ingest

struct JSONScannerKeysTests {
    @Test(arguments: [
        #"{"email":"x"}"#, #"{"\u0065mail":"x"}"#, #"{"e\u006d\u0061il":"x"}"#,
        #"{"\u0065\u006D\u0061\u0069\u006c":"x"}"#,
    ])
    func `a key is what its escapes stand for`(text: String) throws {
        #expect(try readJSON(text, ["email"]).noted == [Noted(0, "x", #""x""#)])
    }

    @Test(arguments: [
        "", "a", "1234567", "12345678", "123456789", "a key of more than sixteen bytes", "é日😀", "a\nb", "a\0",
    ])
    func `keys of any length and content are found`(key: String) throws {
        let rules = [JSONPathRule(path: JSONPath([.key(key)]), column: 0, role: .scalar)]
        let escaped = key.utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
        let plain = key.unicodeScalars.contains { $0.value < 0x20 } ? escaped : key
        for spelled in [plain, escaped] {
            #expect(try readJSON(Array("{\"\(spelled)\":1}".utf8), rules).noted == [Noted(0, "1", "1")])
            #expect(try readJSON(Array("{\"\(spelled)x\":1}".utf8), rules).noted.isEmpty)
            #expect(try readJSON(Array("{\"x\(spelled)\":1}".utf8), rules).noted.isEmpty)
        }
    }

    @Test func `keys are told apart by their scalars, not by what they look like`() throws {
        let rules = [JSONPathRule(path: JSONPath([.key("\u{E9}")]), column: 0, role: .scalar)]
        #expect(try readJSON(Array("{\"\u{E9}\":1,\"e\u{301}\":2,\"É\":3}".utf8), rules).noted == [Noted(0, "1", "1")])
    }

    @Test func `keys that begin alike are told apart`() throws {
        let text = #"{"customer_id":1,"customer_in":2,"customer":3,"customer_":4,"customers":5}"#
        #expect(
            try readJSON(text, ["customer_in", "customer"]).noted == [Noted(0, "2", "2"), Noted(1, "3", "3")])
    }

    @Test func `each of several equal keys is noted`() throws {
        #expect(
            try readJSON(#"{"a":1,"b":2,"a":"3"}"#, ["a"]).noted == [Noted(0, "1", "1"), Noted(0, "3", #""3""#)])
    }

    @Test(
        arguments: [
            (["m.* ~8"], #"{"m":{"a b":1}}"#, [Noted(8, "a b", #""a b""#), Noted(0, "1", "1")]),
            (
                ["m.* ~8"], #"{"m":{"\u0061":1,"":2}}"#,
                [Noted(8, "a", #""\u0061""#), Noted(0, "1", "1"), Noted(8, "", #""""#), Noted(0, "2", "2")]
            ),
            (["m.*"], #"{"m":{"a":1}}"#, [Noted(0, "1", "1")]),
            (
                ["m.* ~8", "m.a"], #"{"m":{"a":1,"b":2}}"#,
                [Noted(1, "1", "1"), Noted(8, "b", #""b""#), Noted(0, "2", "2")]
            ),
            (
                ["m.** ~8"], #"{"m":{"a":{"b":1}}}"#,
                [Noted(8, "a", #""a""#), Noted(8, "b", #""b""#), Noted(0, "1", "1")]
            ),
            (
                ["m.*.x ~8"], #"{"m":{"a":{"x":1},"b":{"y":2},"c":3}}"#,
                [Noted(8, "a", #""a""#), Noted(0, "1", "1"), Noted(8, "b", #""b""#), Noted(8, "c", #""c""#)]
            ),
            (
                ["m.*.x ~8", "- **"], #"{"m":{"a":{"x":1},"b":2,"c":[[]]}}"#,
                [
                    Noted(8, "a", #""a""#), Noted(0, "1", "1"), Noted(1, "2", ""), Noted(8, "c", #""c""#),
                    Noted(1, "[]", ""),
                ]
            ),
            (["m.*.x ~8", "- **"], #"{"m":{"a":null}}"#, [Noted(8, "a", #""a""#)]),
            (
                ["m.a", "= ** ?9"], #"{"m":{"a":1,"ok":2,"o@k":3}}"#,
                [Noted(0, "1", "1"), Noted(1, "2", "2"), Noted(9, "o@k", #""o@k""#), Noted(1, "3", "3")]
            ),
            (
                ["m.a", "= ** ?9"], #"{"o@k":{"p@q":1}}"#,
                [Noted(9, "o@k", #""o@k""#), Noted(1, #"{"p@q":1}"#, #"{"p@q":1}"#)]
            ),
            (["a", "a.b", "= ** ?9"], #"{"a":{"o@k":1}}"#, [Noted(9, "o@k", #""o@k""#), Noted(2, "1", "1")]),
            (["a", "a.** ~8"], #"{"a":{"k":1}}"#, [Noted(8, "k", #""k""#), Noted(1, "1", "1")]),
            (["*.* ~7", "a.* ~8"], #"{"a":{"k":1}}"#, [Noted(8, "k", #""k""#), Noted(1, "1", "1")]),
            (["*.* ~8", "a.*"], #"{"a":{"k":1}}"#, [Noted(1, "1", "1")]),
            (["- a.* ?9", "a.*.b ~8"], #"{"a":{"k":{"b":1}}}"#, [Noted(8, "k", #""k""#), Noted(1, "1", "1")]),
            (["= ** ?9"], #"{"\u006fk":1}"#, [Noted(0, "1", "1")]),
        ] as [([String], String, [Noted])])
    func `keys under a wildcard are noted before their values`(rules: [String], text: String, expected: [Noted]) throws
    {
        let noted = try readJSON(text, rules).noted
        // What is taken out has a comma with it, which is another test's matter.
        #expect(noted.map(\.column) == expected.map(\.column))
        #expect(noted.map(\.text) == expected.map(\.text))
        for (one, other) in zip(noted, expected) where !rules.contains(where: { $0.hasPrefix("-") }) {
            #expect(one.raw == other.raw)
        }
    }

    @Test(
        arguments: [
            (["a", "! **"], #"{"a":1,"b":{"c":2},"d":3}"#, "b", 11),
            (["a.b", "! **"], #"{"a":{"b":1,"c":[0]}}"#, "a.c", 16),
            (["a[*].b", "! **"], #"{"a":[{"b":1},{"c":2}]}"#, "a[*].c", 19),
            (["a", "! **"], #"{"j@x.org":1}"#, "*", 11),
            (["m.*.x", "! **"], #"{"m":{"j@x.org":{"y":1}}}"#, "m.*.y", 21),
            (["a", "! **"], #"{"\u0062":1}"#, "b", 10),
            (["a", "! **"], #"{"a b.c":1}"#, "['a b.c']", 9), (["a.b", "! **"], #"{"a":5}"#, "a", 5),
            (["a.b", "! **"], #"{"a":[1]}"#, "a[*]", 6), (["! a"], #"{"b":{"a":1},"a":null}"#, "a", 17),
            (["a", "! **"], #"{"\ud800":1}"#, "*", 10),
        ] as [([String], String, String, Int)])
    func `the first path that must not be there is told`(rules: [String], text: String, path: String, offset: Int) {
        let error = IngestError.malformed(source: "events", line: 1, offset: offset, reason: .unlistedPath(path))
        #expect(throws: error) { try readJSON(text, rules) }
        #expect(error.status == .columns)
    }

    @Test(arguments: [#"{"a":1}"#, "{}", #"{"a":null}"#, #"{"b":null,"b":{"c":2}}"#])
    func `what rules name is never forbidden`(text: String) throws {
        #expect(try readJSON(text, ["a", "b.c", "! **"]).unlistedPaths.isEmpty)
    }
}
