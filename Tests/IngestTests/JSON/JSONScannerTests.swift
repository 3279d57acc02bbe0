import Records
import Testing

@testable import Ingest

struct JSONScannerTests {
    /// What is wrong with the only line of `text`, and the offset that a message tells.
    private static func fault(_ text: String, maxDepth: Int = 64) -> (fault: JSONFault, offset: Int)? {
        var asking = JSONAsking()
        asking.limits.maxDepth = maxDepth
        do throws(IngestError) {
            _ = try readJSON(Array(text.utf8), [], asking)
            return nil
        } catch {
            guard case .malformed(_, 1, let offset, .json(let fault)) = error else { return nil }
            return (fault, offset)
        }
    }

    @Test(arguments: [
        "{}", "{ }", " {} ", "\t{}\r", #"{"a":1}"#, #"{"":""}"#, #"{ "a" : [ ] , "b" : { } }"#,
        #"{"a":[1,[2],{"b":[]}]}"#,
        #"{"a":null,"a":true,"a":false}"#, #"{"日本":"😀"}"#, "{\"a\":\"\u{7F}\u{2028}\"}",
    ])
    func `an object is a record, its blanks set aside`(text: String) throws {
        let batch = try readJSON(text)
        let trimmed = text.split(whereSeparator: { " \t\r".contains($0) }).joined(separator: " ")
        #expect(batch.records == 1)
        #expect(batch.recordTexts.map { $0.split(separator: " ").joined(separator: " ") } == [trimmed])
        #expect(batch.occurrences.isEmpty)
    }

    @Test(
        arguments: [
            ("[]", .notAnObject, 0), (" 1", .notAnObject, 1), (#""a""#, .notAnObject, 0), ("null", .notAnObject, 0),
            ("{} {}", .trailingText, 3), ("{},", .trailingText, 2), ("{}}", .trailingText, 2),
            ("[] x", .trailingText, 3),
            ("{", .truncated, 1), (#"{"a"#, .truncated, 3), (#"{"a""#, .truncated, 4), (#"{"a":"#, .truncated, 5),
            (#"{"a":1"#, .truncated, 6), (#"{"a":1,"#, .truncated, 7), (#"{"a":[1,"#, .truncated, 8),
            (#"{"a":-"#, .truncated, 6), (#"{"a":1."#, .truncated, 7), (#"{"a":"b\"#, .badEscape, 7),
            (#"{"a":}"#, .badValue, 5), (#"{"a":tru}"#, .badValue, 5), (#"{"a":nul"#, .badValue, 5),
            (#"{"a":NaN}"#, .badValue, 5), (#"{"a":Infinity}"#, .badValue, 5), (#"{"a":+1}"#, .badValue, 5),
            (#"{"a":.5}"#, .badValue, 5), (#"{"a":[1,]}"#, .badValue, 8), (#"{"a":[,1]}"#, .badValue, 6),
            (#"{"a":'b'}"#, .badValue, 5), ("\u{FEFF}{}", .badValue, 0), ("/**/{}", .badValue, 0),
            ("{\"a\":\0}", .badValue, 5),
            (#"{"a":truE}"#, .badValue, 5), (#"{"a":True}"#, .badValue, 5),
            (#"{"a":1,}"#, .badKey, 7), ("{a:1}", .badKey, 1), ("{'a':1}", .badKey, 1), ("{,}", .badKey, 1),
            ("{1:2}", .badKey, 1), ("{\"a\":1,,\"b\":2}", .badKey, 7),
            (#"{"a" 1}"#, .missingColon, 5), (#"{"a",1}"#, .missingColon, 4), (#"{"a"}"#, .missingColon, 4),
            (#"{"a":1 "b":2}"#, .badSeparator, 7), (#"{"a":[1 2]}"#, .badSeparator, 8),
            (#"{"a":[1}"#, .badSeparator, 7),
            (#"{"a":1]"#, .badSeparator, 6), (#"{"a":1;}"#, .badSeparator, 6), (#"{"a":1/**/}"#, .badSeparator, 6),
            (#"{"a":trues}"#, .badSeparator, 9), (#"{"a":1x}"#, .badSeparator, 6), (#"{"a"::1}"#, .badValue, 5),
        ] as [(String, JSONFault, Int)])
    func `says what is wrong, and where`(text: String, expected: JSONFault, offset: Int) throws {
        let found = try #require(Self.fault(text))
        #expect(found.fault == expected)
        #expect(found.offset == offset)
    }

    @Test(arguments: [1, 2, 5, 64, 1000])
    func `is as deep as the limit and no deeper`(limit: Int) {
        func arrays(_ depth: Int) -> String {
            "{\"a\":" + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
        }
        func objects(_ depth: Int) -> String {
            String(repeating: "{\"a\":", count: depth) + "0" + String(repeating: "}", count: depth)
        }
        #expect(Self.fault(limit == 1 ? "{\"a\":0}" : arrays(limit - 1), maxDepth: limit) == nil)
        #expect(Self.fault(objects(limit), maxDepth: limit) == nil)
        #expect(Self.fault(arrays(limit), maxDepth: limit)?.fault == .tooDeep(limit: limit))
        #expect(Self.fault(objects(limit + 1), maxDepth: limit)?.fault == .tooDeep(limit: limit))
    }

    @Test func `what lies beside each other is not deep`() {
        let text = "{\"a\":[" + Array(repeating: "[[]]", count: 100).joined(separator: ",") + "]}"
        #expect(Self.fault(text, maxDepth: 4) == nil)
        #expect(Self.fault(text, maxDepth: 3)?.fault == .tooDeep(limit: 3))
    }

    @Test(
        arguments: [
            (#"{"a":1,"b":2,"c":3}"#, ["- a"], #"{"b":2,"c":3}"#),
            (#"{"a":1,"b":2,"c":3}"#, ["- b"], #"{"a":1,"c":3}"#),
            (#"{"a":1,"b":2,"c":3}"#, ["- c"], #"{"a":1,"b":2}"#),
            (#"{"a":1,"b":2,"c":3}"#, ["- a", "- b"], #"{"c":3}"#),
            (#"{"a":1,"b":2,"c":3}"#, ["- a", "- c"], #"{"b":2}"#),
            (#"{"a":1,"b":2,"c":3}"#, ["- b", "- c"], #"{"a":1}"#), (#"{"a":1,"b":2,"c":3}"#, ["- *"], "{}"),
            (#"{ "a" : 1 , "b" : 2 , "c" : 3 }"#, ["- a"], #"{ "b" : 2 , "c" : 3 }"#),
            (#"{ "a" : 1 , "b" : 2 , "c" : 3 }"#, ["- b"], #"{ "a" : 1 , "c" : 3 }"#),
            (#"{ "a" : 1 , "b" : 2 , "c" : 3 }"#, ["- c"], #"{ "a" : 1 , "b" : 2 }"#),
            (#"{ "a" : 1 , "b" : 2 , "c" : 3 }"#, ["- b", "- c"], #"{ "a" : 1 }"#),
            (#"{ "a" : 1 , "b" : 2 }"#, ["- *"], "{  }"), (#"{ "a" : 1 }"#, ["- a"], "{  }"),
            (#"{"a":1,"a":2,"b":3,"a":4}"#, ["- a"], #"{"b":3}"#), (#"{"\u0061":1,"b":2}"#, ["- a"], #"{"b":2}"#),
            (#"{"a":[1,2,3]}"#, ["- a[*]"], #"{"a":[]}"#), (#"{"a":[ 1 , {} , [2] ]}"#, ["- a[*]"], #"{"a":[  ]}"#),
            (#"{"a":[{"b":1,"c":2},{"b":3},5]}"#, ["- a[*].b"], #"{"a":[{"c":2},{},5]}"#),
            (#"{"a":{"b":1,"c":{"d":2}},"e":3}"#, ["- a.c", "- e"], #"{"a":{"b":1}}"#),
            (#"{"a":{"b":{"x":1},"c":[2]},"d":3}"#, ["- a"], #"{"d":3}"#),
            (#"{"a":{"b":1},"c":null}"#, ["a.b", "- **"], #"{"a":{"b":1}}"#),
            (#"{"x":0,"a":{"y":0,"b":1,"z":[0]},"w":0}"#, ["a.b", "- **"], #"{"a":{"b":1}}"#),
            (#"{"a":[0,{"b":1},0,{"c":2},0]}"#, ["a[*].b", "- **"], #"{"a":[{"b":1},{}]}"#),
            (#"{"a":0,"b":{"c":1}}"#, ["- a", "- b", "b.c"], #"{"b":{"c":1}}"#),
        ] as [(String, [String], String)])
    func `what is taken out takes one comma along`(text: String, rules: [String], left: String) throws {
        let batch = try readJSON(text, rules)
        let removing = Set(rules.indices.filter { rules[$0].hasPrefix("-") })
        #expect(batch.spliced(removing) == [left])
    }

    @Test func `places do not overlap and are in the order of the text`() throws {
        let text = #"{"a":{"k1":{"x":1},"k2":5,"k3":6},"b":[1,{"c":2},3]}"#
        let batch = try readJSON(text, ["a.*.x ~8", "b[*].c", "- **"])
        let ranges = batch.occurrences.map(\.raw.range)
        #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
        #expect(batch.spliced([2]) == [#"{"a":{"k1":{"x":1}},"b":[{"c":2}]}"#])
        #expect(batch.noted.filter { $0.column == 8 } == [Noted(8, "k1", #""k1""#)])
    }
}
