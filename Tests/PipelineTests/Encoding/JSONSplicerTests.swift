import Records
import Testing

@testable import Pipeline

struct JSONSplicerTests {
    private static let odd =
        #"{ "a" : 1.0 ,"b":[ 1e400,-0, 9007199254740993 ],"\u0061":"\ud800\/", "c":{ }, "d":[],"d":null }"#

    @Test(arguments: [
        ("unlisted: keep", odd, odd),
        ("unlisted: keep, columns: { b: redact }", #"{ "a": 1 , "b" : "x" }"#, #"{ "a": 1 , "b" : "[redacted]" }"#),
        (
            "unlisted: keep, columns: { a: redact }", #"{"\u0061":"x","a":2.50,"b":"\u00e9","a":true}"#,
            #"{"\u0061":"[redacted]","a":"[redacted]","b":"\u00e9","a":"[redacted]"}"#
        ),
        (
            "unlisted: keep, columns: { 'i[*].s': redact }", #"{"i":[{"s":1},{"t":2}, 3,{"s":null}]}"#,
            #"{"i":[{"s":"[redacted]"},{"t":2}, 3,{"s":null}]}"#
        ),
        ("unlisted: keep, columns: { a: { redact: 'a\"\\b\té' } }", #"{"a":1}"#, "{\"a\":\"a\\\"\\\\b\\té\"}"),
        ("unlisted: keep, columns: { a: nullify }", #"{"a":"x","b":"x"}"#, #"{"a":null,"b":"x"}"#),
    ])
    func `only what a rule masks is written anew`(rules: String, record: String, expected: String) throws {
        #expect(try TextBench(rules).masked(record) == [expected])
    }

    @Test(arguments: [
        ("drop: [a]", #"{"a":1,"b":2}"#, #"{"b":2}"#), ("drop: [a]", #"{ "b":2 , "a":{"c":[1]} }"#, #"{ "b":2 }"#),
        ("drop: [a]", #"{"a":1,"a":null}"#, "{}"), ("drop: [a]", #"{"x":1,"a":2,"y":3,"a":4}"#, #"{"x":1,"y":3}"#),
        ("drop: ['e[*].x']", #"{"e":[{"x":1},{"y":2,"x":3}]}"#, #"{"e":[{},{"y":2}]}"#),
        ("drop: ['e[*]']", #"{"e":[1,{"x":1},[]]}"#, #"{"e":[]}"#),
    ])
    func `what is dropped takes its comma along`(rules: String, record: String, expected: String) throws {
        #expect(try TextBench("unlisted: keep, " + rules).masked(record) == [expected])
    }

    @Test(arguments: [
        ("redact: '7', type: integer", "7"), ("redact: '007', type: integer", #""007""#),
        ("redact: '-9223372036854775809', type: integer", #""-9223372036854775809""#),
        ("redact: '1.50', type: real", "1.50"), ("redact: NaN, type: real", #""NaN""#),
        ("redact: 'true', type: boolean", "true"), ("redact: 'TRUE', type: boolean", #""TRUE""#),
        ("redact: '7'", #""7""#), ("redact: 'true'", #""true""#), ("keep: why, type: integer", "5"),
    ])
    func `a declared type is written as JSON spells it, or as a string`(rule: String, value: String) throws {
        let bench = try TextBench("columns: { a: { \(rule) } }")
        #expect(try bench.masked(#"{"a":"005"}"#) == [#"{"a":\#(value)}"#])
    }

    @Test(arguments: [
        (#"{"k":"p","a":1.50}"#, #"{"k":"p","a":1.50}"#), (#"{"k":"p","a":"\u0041"}"#, #"{"k":"p","a":"\u0041"}"#),
        (#"{"a":1.50,"k":"q"}"#, #"{"a":"x","k":"q"}"#), (#"{"a":7}"#, #"{"a":null}"#),
        (#"{"k":"q","k":"p","a":1}"#, #"{"k":"q","k":"p","a":"x"}"#),
        (#"{"k":"p","a":[]}"#, #"{"k":"p","a":"[redacted]"}"#),
    ])
    func `of several rules a kept value stays as it is spelled`(record: String, expected: String) throws {
        let bench = try TextBench(
            """
            keep: [k], on-invalid: redact, columns: { a:
              [{ keep: why, when: { k: p } }, { nullify: {}, when: { k: null } }, { redact: x }] }
            """)
        #expect(try bench.masked(record) == [expected])
    }

    @Test(arguments: [
        ("partial-mask: { keep-first: 1 }", #""\uD800xyz""#, #""\ud800***""#),
        ("partial-mask: { keep-last: 1 }", #""xyz\udfff""#, #""***\udfff""#),
        ("partial-mask: { keep-first: 1 }", #""\ud83d\ude00xy""#, #""😀**""#),
        ("truncate: { length: 2 }", #""\udbff\n\udc00""#, #""\udbff\n""#),
        ("truncate: { length: 2 }", #""\udc00\ud800\udc00""#, "\"\\udc00\u{10000}\""),
    ])
    func `half of a surrogate pair is an escape again`(rule: String, value: String, expected: String) throws {
        let bench = try TextBench("columns: { a: { \(rule) } }")
        #expect(try bench.masked(#"{"a":\#(value)}"#, #"{"a":"é"}"#)[0] == #"{"a":\#(expected)}"#)
    }

    @Test func `halves of surrogate pairs differ, however they are spelled`() throws {
        let bench = try TextBench("columns: { a: { keyed-hash: hex } }")
        let masked = try bench.masked(#"{"a":"\ud800"}"#, #"{"a":"\uD800"}"#, #"{"a":"\ud801"}"#, #"{"a":"\ufffd"}"#)
        #expect(masked[0] == masked[1])
        #expect(Set(masked).count == 3)
    }

    @Test func `surrogates in keys and in JSON inside strings are escapes again`() throws {
        let keys = try TextBench(
            "columns: { 'm.*': { redact: x, keys: { partial-mask: { keep-first: 1 } } } }")
        #expect(try keys.masked(#"{"m":{"\ud800bc":1}}"#) == [#"{"m":{"\ud800**":"x"}}"#])
        let nested = try TextBench("columns: { a: { json: { x: { partial-mask: { keep-first: 1 } } } } }")
        #expect(try nested.masked(#"{"a":"{\"x\":\"\\ud800yz\"}"}"#) == [#"{"a":"{\"x\":\"\\ud800**\"}"}"#])
    }
}
