import Records
import Store
import Testing

@Suite struct BlockRowsTests {
    /// The texts of all values, record after record: nil for null, `-` for a value that is missing.
    static func texts(_ rows: BlockRows, columns: Int) -> [[String?]] {
        (0..<rows.count).map { row in
            (0..<columns).map { column in
                let value = rows.value(row, column)
                if value == .null { return nil }
                if value == .missing { return "-" }
                var text: [UInt8] = []
                rows.appendText(value, to: &text)
                return String(decoding: text, as: UTF8.self)
            }
        }
    }

    /// The reader of `block` after it was loaded.
    static func loaded(_ block: String, into rows: BlockRows) throws -> BlockRows {
        var rows = rows
        try rows.load(Array(block.utf8), path: "staging.db", place: "dataset 1, block 0")
        return rows
    }

    @Test func `reads tabular records`() throws {
        let block =
            #"[["a","",null],["Zoë \"\\\/\b\f\n\r\t","\u00e9\ud83d\ude00",-1.5e+3], [ "x" , 0 ,"longer than a word"]]"#
        let rows = try Self.loaded(block, into: BlockRows(columns: 3))
        #expect(
            Self.texts(rows, columns: 3) == [
                ["a", "", nil], ["Zoë \"\\/\u{8}\u{c}\n\r\t", "é😀", "-1.5e+3"], ["x", "0", "longer than a word"],
            ])
        #expect(rows.value(0, 0) == .text(3..<4, isEscaped: false))
        #expect(rows.value(0, 1) == .text(7..<7, isEscaped: false))
        #expect(String(decoding: rows.plain[rows.record(0)], as: UTF8.self) == #"["a","",null]"#)
    }

    @Test func `reads values at paths`() throws {
        let paths = [["id"], ["user", "email"], ["user"], ["tags"], ["ok"], ["a.b"]]
        let block = """
            [{"id":1,"user":{"name":"x","email":"e"},"tags":[ 1, {"id":7} ],"ok":true,"a.b":null},
            {"tags" : [] , "x":[[{"user":{"email":"no"}}]], "\\u0069d" : "two" }, {}]
            """
        let rows = try Self.loaded(block, into: BlockRows(paths: paths))
        #expect(
            Self.texts(rows, columns: 6) == [
                ["1", "e", #"{"name":"x","email":"e"}"#, #"[1,{"id":7}]"#, "true", nil],
                ["two", "-", "-", "[]", "-", "-"], ["-", "-", "-", "-", "-", "-"],
            ])
        #expect(String(decoding: rows.plain[rows.record(2)], as: UTF8.self) == "{}")
    }

    @Test func `takes the first of duplicate keys`() throws {
        let rows = try Self.loaded(
            #"[{"a":1,"a":2,"o":5,"o":{"k":6}},{"o":{"k":1},"o":{"k":2},"a":3}]"#,
            into: BlockRows(paths: [["a"], ["o", "k"]]))
        #expect(Self.texts(rows, columns: 2) == [["1", "-"], ["3", "1"]])
    }

    @Test func `tells keys apart by their bytes`() throws {
        let rows = try Self.loaded(
            #"[{"e\u0301":1,"é":2,"":3,"\ud800":4}]"#,
            into: BlockRows(paths: [["é"], ["e\u{301}"], [""], ["\u{FFFD}"]]))
        #expect(Self.texts(rows, columns: 4) == [["2", "1", "3", "4"]])
    }

    @Test func `is loaded again and again`() throws {
        var rows = try Self.loaded("[[1],[2]]", into: BlockRows(columns: 1))
        rows = try Self.loaded("[]", into: rows)
        #expect(rows.count == 0)
        #expect(throws: StoreError.self) { try rows.load(Array("[[1],[2".utf8), path: "p", place: "q") }
        #expect(rows.count == 0)
        rows = try Self.loaded(#"[["x"]]"#, into: rows)
        #expect(Self.texts(rows, columns: 1) == [["x"]])
        #expect(try Self.loaded("[[],[]]", into: BlockRows(columns: 0)).count == 2)
        #expect(try Self.loaded(#"[{"a":1}]"#, into: BlockRows(paths: [])).count == 1)
    }

    @Test(arguments: [
        "", " ", "[", "[[1]", "[[1]]]", "[[1]] x", "[[1],]", "[[1],[]]", "[[1,2]]", "[[1]\u{0}]", "[[01]]", "[[1.]]",
        "[[-]]", "[[1e]]", "[[+1]]", "[[tru]]", "[[nulll]]", "[[NaN]]", #"[["a]]"#, #"[["\x"]]"#, #"[["\u12g4"]]"#,
        #"[["\"#, "[[\"a\nb\"]]", "[{}]", "[[[]]]", "{}", "1", "[1]",
    ])
    func `refuses what is no tabular block`(block: String) {
        let error = #expect(throws: StoreError.self) { _ = try Self.loaded(block, into: BlockRows(columns: 1)) }
        #expect(error == .damaged(path: "staging.db", place: "dataset 1, block 0"))
    }

    @Test(arguments: [
        "[[]]", "[{]", "[{}", #"[{"a"}]"#, #"[{"a":}]"#, #"[{"a":1,}]"#, "[{a:1}]", #"[{"a":[1,]}]"#, #"[{"a":[1}]"#,
        #"[{"a":{"b":1]}]"#, #"[{"a":1 "b":2}]"#, #"[{"a":[1 2]}]"#, #"[{"a":[,1]}]"#, #"[{"a":{},{"b":1}}]"#, "[{}]{}",
        "[null]", #"["a"]"#, #"[{"a":'x'}]"#, "[{} {}]",
    ])
    func `refuses what is no JSON block`(block: String) {
        #expect(throws: StoreError.damaged(path: "staging.db", place: "dataset 1, block 0")) {
            _ = try Self.loaded(block, into: BlockRows(paths: [["a"], ["a", "b"]]))
        }
    }

    @Test func `nesting is bounded, not by the stack`() throws {
        func nested(_ depth: Int) -> String {
            #"[{"a":"# + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}]"
        }
        #expect(try Self.loaded(nested(1000), into: BlockRows(paths: [["a"]])).count == 1)
        for depth in [2001, 1_000_000] {
            #expect(throws: StoreError.self) { _ = try Self.loaded(nested(depth), into: BlockRows(paths: [["a"]])) }
        }
        #expect(throws: StoreError.self) {
            _ = try Self.loaded(String(repeating: "[", count: 1_000_000), into: BlockRows(columns: 1))
        }
    }
}
