import Records
import Store
import Testing

@testable import bauta

@Suite struct ExportTextTests {
    private func text(
        _ dataset: DatasetRecord, _ block: String, format: ExportFormat, isSpreadsheetSafe: Bool = false
    ) throws -> String {
        var rows = BlockRows(for: dataset)
        try rows.load(Array(block.utf8), path: "t.db", place: "block")
        var text = ExportText(dataset, format: format, isSpreadsheetSafe: isSpreadsheetSafe)
        var output: [UInt8] = []
        text.appendHeader(to: &output)
        text.append(rows, to: &output)
        text.appendEnd(to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    private static let table = DatasetRecord(name: "t", format: "csv", columns: ["id", "a,b"])
    private static let json = DatasetRecord(name: "j", format: "jsonl", columns: ["a", "b.c", "record"])

    @Test func `a table is CSV, null and empty apart`() throws {
        #expect(
            try text(Self.table, #"[["1",null],["","x\ny"],[7,"q\"\u00e9"],[null,"\ud800"]]"#, format: .csv)
                == "id,\"a,b\"\n1,\n\"\",\"x\ny\"\n7,\"q\"\"é\"\n,\u{FFFD}\n")
    }

    @Test func `a table is TSV`() throws {
        #expect(try text(Self.table, #"[["a,b","\t"]]"#, format: .tsv) == "id\ta,b\na,b\t\"\t\"\n")
    }

    @Test func `a table is JSON Lines of arrays, byte by byte`() throws {
        #expect(
            try text(Self.table, #"[["\u00e9",null],[-7,"x\"y"]]"#, format: .jsonl)
                == "[\"\\u00e9\",null]\n[-7,\"x\\\"y\"]\n")
    }

    @Test func `JSON records are exported byte by byte`() throws {
        #expect(
            try text(Self.json, #"[{ "a" : 1.0 , "a":2},{}, {"b":{"c":"\u00e9"}}]"#, format: .jsonl)
                == "{ \"a\" : 1.0 , \"a\":2}\n{}\n{\"b\":{\"c\":\"\\u00e9\"}}\n")
    }

    @Test func `records that their document has on many lines are on one`() throws {
        let documents = DatasetRecord(name: "j", format: "json", columns: [])
        let block = "[{\n  \"a\": 1,\r\n\t\"b\": []\n},[1],\"x\",null]"
        #expect(try text(documents, block, format: .jsonl) == "{\"a\": 1,\"b\": []}\n[1]\n\"x\"\nnull\n")
        #expect(
            try text(documents, block, format: .json) == "[\n{\"a\": 1,\"b\": []},\n[1],\n\"x\",\nnull\n]\n")
        #expect(try text(documents, "[]", format: .json) == "[]\n")
        #expect(try text(Self.table, #"[["1",null]]"#, format: .json) == "[\n[\"1\",null]\n]\n")
    }

    @Test func `JSON records are CSV of their paths and themselves`() throws {
        #expect(
            try text(
                Self.json, #"[{"a":1.0,"b":{"c":[1, "x"]}},{"a":true,"b":{"c":""},"record":"r"},{}]"#, format: .csv)
                    == #"""
                    a,b.c,$.record,record
                    1.0,"[1,""x""]",,"{""a"":1.0,""b"":{""c"":[1, ""x""]}}"
                    true,"",r,"{""a"":true,""b"":{""c"":""""},""record"":""r""}"
                    ,,,{}

                    """#)
        let bare = DatasetRecord(name: "j", format: "jsonl", columns: [])
        #expect(try text(bare, "[{}]", format: .tsv) == "record\n{}\n")
    }

    @Test func `formulas are neutralized, in headers too`() throws {
        let table = DatasetRecord(name: "t", format: "csv", columns: ["=a", "b"])
        let block = #"[["=1+1",-5],["-12.5","-a"],["@x","\t=1"],["+1",null]]"#
        #expect(
            try text(table, block, format: .csv, isSpreadsheetSafe: true)
                == "'=a,b\n'=1+1,-5\n-12.5,'-a\n'@x,'\t=1\n'+1,\n")
        #expect(try text(table, block, format: .csv).hasPrefix("=a,b\n=1+1,-5\n"))
    }

    @Test(arguments: [("csv", ExportFormat.csv), ("tsv", .tsv), ("jsonl", .jsonl), ("json", .jsonl)])
    func `the sources' format is the usual one`(format: String, expected: ExportFormat) {
        #expect(ExportFormat(of: DatasetRecord(name: "t", format: format, columns: [])) == expected)
    }
}
