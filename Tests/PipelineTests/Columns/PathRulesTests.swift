import Ingest
import Records
import Rules
import Testing

@testable import Pipeline

struct PathRulesTests {
    private static let rules = """
        keep: [a, 'k.**'], drop: [b],
        columns: { 'm.*': { redact: v, keys: { redact: k } }, 'n.*': { redact: v, keys: keep } }
        """

    private func bindings(unlisted: String) throws -> [PathBinding] {
        let rules = try Folder().rules("datasets: { d: { unlisted: \(unlisted), \(Self.rules) } }")
        return try #require(rules.dataset(named: "d")).bindPaths().bindings
    }

    @Test(arguments: [
        (Unlisted.fail, JSONPathRule.Role.forbidden), (.drop, .removed), (.redact, .whole), (.keep, .scalar),
    ])
    func `a scanner looks for values as the rules treat them`(unlisted: Unlisted, role: JSONPathRule.Role) throws {
        let rules = try bindings(unlisted: unlisted.rawValue).scannerRules(unlisted: unlisted)
        #expect(rules.map(\.path.description) == ["m.*", "n.*", "a", "k.**", "b", "**"])
        #expect(rules.map(\.role) == [.scalar, .scalar, .scalar, .scalar, .removed, role])
        #expect(rules.map(\.isUnlisted) == [false, false, false, false, false, true])
    }

    @Test func `keys under a wildcard pass or are the occurrences of a column`() throws {
        let bindings = try bindings(unlisted: "redact")
        let rules = bindings.scannerRules(unlisted: .redact)
        let column = try #require(bindings.first { $0.part == .keys }?.column.ordinal)
        let last = bindings.count - 1
        #expect(rules.map(\.keys) == [.masked(column: column), .kept, .kept, .kept, .kept, .maskedIfOdd(column: last)])
        #expect(bindings.keyColumns == [column])
        #expect(bindings.scannerRules(unlisted: .keep).last?.keys == .kept)
    }

    @Test(arguments: [
        ("keep", #"{"a":1,"m":{"v w":{"x":null}},"\u0031":[2]}"#, #"{"a":1,"m":{"v w":{"x":null}},"\u0031":[2]}"#),
        ("drop", #"{"a":1,"m":{"x":[3]},"c":[2]}"#, #"{"a":1}"#),
        ("redact", #"{"a":1,"b":{"c":2},"d":[3],"e":null}"#, #"{"a":1,"b":"[redacted]","d":"[redacted]","e":null}"#),
        ("redact", #"{"4111 1111":1,"\u0061\u0009b":2}"#, #"{"[redacted]":"[redacted]","[redacted]":"[redacted]"}"#),
        (
            "redact", #"{"o":{"k":1,"z":2},"l":[4,{"k":5}]}"#,
            #"{"o":{"k":1,"z":"[redacted]"},"l":["[redacted]",{"k":5}]}"#
        ),
        ("drop", #"{"o":{"k":1,"z":2},"l":[4,{"k":5}]}"#, #"{"o":{"k":1},"l":[{"k":5}]}"#),
        ("fail", #"{"o":null,"l":null}"#, #"{"o":null,"l":null}"#),
    ])
    func `what no rule names obeys the dataset`(unlisted: String, record: String, expected: String) throws {
        let bench = try TextBench("unlisted: \(unlisted), keep: [a, o.k, 'l[*].k']")
        #expect(try bench.masked(record) == [expected])
    }

    @Test(arguments: [
        (#"{"a":1,"c":"secret"}"#, "c"), (#"{"o":{"k":1,"z":{"y":2}}}"#, "o.z"), (#"{"l":[{"k":5},["s"]]}"#, "l[*][*]"),
        (#"{"o":"s"}"#, "o"), (#"{"4111 1111":"s"}"#, "*"),
    ])
    func `a path that no rule names ends the run`(record: String, path: String) throws {
        let bench = try TextBench("keep: [a, o.k, 'l[*].k']")
        let error = failure { _ = try bench.masked("{}", record) }
        #expect(error?.status == .columns)
        #expect(error?.description.contains("'\(path)'") == true)
        #expect(error?.description.contains("secret") == false)
    }

    @Test(arguments: [
        ("'m.*': { redact: v, keys: keep }", #"{"m":{"x":"v","\u0079":"v"}}"#),
        ("'m.*': { redact: v, keys: { redact: k } }", #"{"m":{"k":"v","k":"v"}}"#),
        ("'m.**': { redact: v, keys: { redact: k } }", #"{"m":{"k":"v","k":"v"}}"#),
        ("m.x: { redact: x }, 'm.*': { redact: v, keys: { redact: k } }", #"{"m":{"x":"x","k":"v"}}"#),
        ("'m.*': { redact: v, keys: { keyed-hash: hex, on-invalid: nullify } }", nil),
    ])
    func `keys are masked where the rule says so`(rules: String, expected: String?) throws {
        let bench = try TextBench("columns: { \(rules) }")
        let masked = try bench.masked(#"{"m":{"x":1,"\u0079":2}}"#)
        if let expected { #expect(masked == [expected]) } else { #expect(!masked[0].contains("y")) }
    }

    @Test func `keys are counted in a row of their own`() throws {
        let bench = try TextBench("columns: { 'm.**': { redact: v, keys: { redact: k } } }")
        #expect(
            try bench.masked(#"{"m":{"a":{"":[1,{"c":2}]},"d":null}}"#, #"{"m":3}"#, "{}") == [
                #"{"m":{"k":{"":["v",{"k":"v"}]},"k":null}}"#, #"{"m":"v"}"#, "{}",
            ])
        let keys = try bench.counts("m.**~")
        #expect((keys.seen, keys.masked, keys.empties, keys.missing) == (4, 3, 1, 2))
        let values = try bench.counts("m.**")
        #expect((values.seen, values.masked, values.nulls, values.missing) == (4, 3, 1, 1))
    }
}
