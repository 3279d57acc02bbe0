import Records
import Testing

@testable import Ingest

struct JSONPathTreeTests {
    /// The columns of what was noted, values only.
    private static func columns(_ rules: [String], _ text: String) throws -> [Int] {
        try readJSON(text, rules).noted.map(\.column)
    }

    @Test(
        arguments: [
            (["a.b", "a.*", "a.**", "**"], #"{"a":{"b":1}}"#, [0]),
            (["**", "a.**", "a.*", "a.b"], #"{"a":{"b":1}}"#, [3]),
            (["a.b", "a.*", "a.**", "**"], #"{"a":{"c":1}}"#, [1]), (["a.b", "a.**", "**"], #"{"a":{"c":1}}"#, [1]),
            (["a.b", "a.**", "**"], #"{"c":1}"#, [2]), (["*.b", "**"], #"{"a":{"b":1}}"#, [0]),
            (["*.*", "a.*"], #"{"a":{"b":1}}"#, [1]), (["a.*", "*.*"], #"{"a":{"b":1}}"#, [0]),
            (["a.*", "*.*"], #"{"b":{"b":1}}"#, [1]),
            (["*.*.c", "a.*.c", "*.b.c", "a.b.c"], #"{"a":{"b":{"c":1}}}"#, [3]),
            (["a.**", "a.b.**", "a.*.**"], #"{"a":{"b":{"c":1},"d":{"c":2},"e":3}}"#, [1, 2, 2]),
            (["a.**", "a.b.c"], #"{"a":{"b":{"c":1,"d":2}}}"#, [1, 0]),
            (["a[*].b", "a.**"], #"{"a":[{"b":1,"c":2},3]}"#, [0, 1, 1]),
            (["[*]", "**"], #"{"a":1}"#, [1]), (["a[*]", "a.*"], #"{"a":[1]}"#, [0]),
            (["a[*]", "a.*"], #"{"a":{"b":1}}"#, [1]),
            (["a[*][*]"], #"{"a":[[1,[2]],3]}"#, [0, 0]), (["**"], #"{"a":[{"b":1}],"c":null}"#, [0, 0]),
            (["a.b", "- a.*", "**"], #"{"a":{"b":1,"c":2},"d":3}"#, [0, 1, 2]), (["a", "a.b"], #"{"a":1}"#, [0]),
            (["a", "a.b"], #"{"a":{"b":1,"c":2}}"#, [1]),
            (["a.b", "c.d", "a.e"], #"{"c":{"b":1,"d":2},"a":{"d":3,"e":4}}"#, [1, 2]),
        ] as [([String], String, [Int])])
    func `the narrowest rule wins`(rules: [String], text: String, columns: [Int]) throws {
        #expect(try Self.columns(rules, text) == columns)
    }

    @Test(
        arguments: [
            (["a"], #"{"a":{"b":1}}"#, [Noted(0, .invalid, #"{"b":1}"#)]),
            (["a"], #"{"a":[]}"#, [Noted(0, .invalid, "[]")]),
            (["a.*"], #"{"a":{"b":{"c":1},"d":2}}"#, [Noted(0, .invalid, #"{"c":1}"#), Noted(0, "2", "2")]),
            (["a[*]"], #"{"a":[[1]]}"#, [Noted(0, .invalid, "[1]")]),
            (["a", "**"], #"{"a":[ 1 ]}"#, [Noted(0, .invalid, "[ 1 ]")]),
            (["a", "a.b"], #"{"a":{"b":1}}"#, [Noted(1, "1", "1")]),
            (["a", "a[*]"], #"{"a":[1]}"#, [Noted(1, "1", "1")]),
            (["a.**"], #"{"a":{"b":{"c":1}}}"#, [Noted(0, "1", "1")]), (["a.**"], #"{"a":{}}"#, []),
            (["= a"], #"{"a":{"b": 1}}"#, [Noted(0, #"{"b": 1}"#, #"{"b": 1}"#)]),
            (["= a"], #"{"a":"b"}"#, [Noted(0, "b", #""b""#)]),
            (["= a.**", "a.b"], #"{"a":{"b":1,"c":[2]}}"#, [Noted(1, "1", "1"), Noted(0, "[2]", "[2]")]),
            (["a.b", "= **"], #"{"a":[{"b":1},2]}"#, [Noted(1, #"{"b":1}"#, #"{"b":1}"#), Noted(1, "2", "2")]),
        ] as [([String], String, [Noted])])
    func `an object or array is entered where rules lead into it`(rules: [String], text: String, noted: [Noted]) throws
    {
        #expect(try readJSON(text, rules).noted == noted)
    }

    @Test(
        arguments: [
            (["a.b", "**"], #"{"a":null}"#, []), (["a.b", "= **"], #"{"a":null}"#, []),
            (["a.b", "- **"], #"{"a":null}"#, []),
            (["a[*].b", "= **"], #"{"a":[null]}"#, []), (["a.*.b", "= **"], #"{"a":{"c":null}}"#, []),
            (["a.b", "= **"], #"{"c":null}"#, [Noted(1, nil, "null")]),
            (["a", "a.b"], #"{"a":null}"#, [Noted(0, nil, "null")]),
            (["a.b"], #"{"a":{"b":null}}"#, [Noted(0, nil, "null")]), (["a.b", "- a.*"], #"{"a":null}"#, []),
        ] as [([String], String, [Noted])])
    func `a null above other rules says nothing`(rules: [String], text: String, noted: [Noted]) throws {
        #expect(try readJSON(text, rules).noted == noted)
    }

    @Test func `places at which rules agree are one state`() throws {
        let tree = try JSONPathTree(pathRules(["a.x", "b.x", "**"]))
        let same = try JSONPathTree(pathRules(["**"]))
        // The silent one, all that is below a record, and the record.
        #expect(same.states.count == 3)
        #expect(tree.states.count == 7)
        #expect(tree.keys.map { String(decoding: $0.bytes, as: UTF8.self) }.sorted() == ["a", "b", "x", "x"])
    }

    @Test func `wildcards that cross in too many ways are refused`() throws {
        let crossing = (0..<18).map { index in
            let steps = Array(repeating: JSONPath.Step.anyKey, count: 36)
            return JSONPath(steps[..<index] + [.key("a")] + steps[(index + 1)..<(18 + index)])
        }
        let rules = crossing.enumerated().map { JSONPathRule(path: $1, column: $0, role: .scalar) }
        #expect(throws: IngestError.tooManyPaths(limit: JSONPathTree.maxStates)) { try JSONPathTree(rules) }
    }

    @Test func `without rules nothing is noted`() throws {
        let tree = try JSONPathTree([])
        #expect(tree.keys.isEmpty)
        #expect(try readJSON(#"{"a":[1,{"b":null}]}"#).noted.isEmpty)
    }
}
