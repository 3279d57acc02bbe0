import Compression
import Store
import Testing

@testable import Pipeline

struct RangeFinderTests {
    /// The ranges of a block of `lines`, each as `0: a...b`.
    private func ranges(_ rules: String, header: [String]? = nil, _ lines: [String]) throws -> [String] {
        let bench = try TextBench(rules, header: header, output: .block(.fast))
        return try #require(bench.finished(lines).block).ranges.map { range in
            "\(range.ordinal): \(Self.text(range.minimum))...\(Self.text(range.maximum))"
        }
    }

    private static func text(_ value: QueryValue) -> String {
        switch value {
        case .integer(let number): "\(number)"
        case .text(let bytes): "'\(String(decoding: bytes, as: UTF8.self))'"
        default: "neither"
        }
    }

    private static let long = String(repeating: "x", count: 65)

    @Test(arguments: [
        ("keep: [a, b]", ["b,2", "a,10", "c,"], ["0: 'a'...'c'", "1: '10'...'2'"]),
        ("drop: [a], columns: { b: { keep: r, type: integer } }", ["b,2", "a,010", "c,"], ["0: 2...10"]),
        ("keep: [b], columns: { a: { redact: z } }", ["b,\"\"", "a,"], ["0: 'z'...'z'", "1: ''...''"]),
        ("keep: [b], columns: { a: nullify }", ["b,1"], ["1: '1'...'1'"]),
        ("keep: [b], columns: { a: { redact: x, type: integer } }", ["b,1"], ["1: '1'...'1'"]),
        ("keep: [b], columns: { a: { redact: '007', type: integer } }", ["b,1"], ["1: '1'...'1'"]),
        ("keep: [b], columns: { a: { keep: r, type: binary } }", ["b,1"], ["1: '1'...'1'"]),
        ("keep: [a, b]", ["\(long),1", "a,2"], ["1: '1'...'2'"]),
        ("keep: [a, b]", ["\(long),1", "a,2", "y,3"], ["0: 'a'...'y'", "1: '1'...'3'"]),
    ])
    func `the columns of a table`(rules: String, rows: [String], expected: [String]) throws {
        #expect(try ranges(rules, header: ["a", "b"], rows) == expected)
    }

    @Test(arguments: [
        (["1", "-20", "null"], ["0: -20...1"]), (["\"b\"", "\"\\u0061b\"", "null"], ["0: 'ab'...'b'"]),
        (["\"b\"", "1"], []), (["1", "1.0"], []), (["1", "true"], []), (["1", "12345678901234567890"], []),
        (["null", "null"], []), (["\"\(long)\""], []), (["\"\""], ["0: ''...''"]), (["\"a\"", "\"\\ud800\""], []),
    ])
    func `the kept values of a path`(values: [String], expected: [String]) throws {
        #expect(try ranges("keep: [a]", values.map { "{\"a\":\($0)}" } + ["{}"]) == expected)
    }

    @Test(arguments: [
        ("redact: '7', type: integer", ["0: 7...7"]), ("redact: '7'", ["0: '7'...'7'"]),
        ("redact: '007', type: integer", ["0: '007'...'007'"]), ("redact: '1.5', type: real", []),
        ("redact: 'true', type: boolean", []), ("redact: 'yes', type: boolean", ["0: 'yes'...'yes'"]),
        ("nullify: {}", []),
    ])
    func `the masked values of a path`(rule: String, expected: [String]) throws {
        #expect(try ranges("columns: { a: { \(rule) } }", [#"{"a":"original"}"#, #"{"a":3}"#]) == expected)
    }

    @Test func `a path in which other rules hold has none`() throws {
        let rules = "on-invalid: nullify, keep: [a, a.b, 'c[*]', d]"
        #expect(try ranges(rules, [#"{"a":1,"d":2}"#, #"{"a":{"b":3},"c":[4],"d":5}"#]) == ["1: 3...3", "2: 2...5"])
    }

    @Test func `of several rules the kept values and the masked ones both count`() throws {
        let rules = "keep: [k], columns: { a: [{ keep: r, when: { k: p } }, { redact: m }] }"
        let records = [#"{"k":"p","a":"z"}"#, #"{"k":"q","a":"original"}"#]
        #expect(try ranges(rules, records) == ["0: 'm'...'z'", "1: 'p'...'q'"])
    }
}
