import Records
import Testing

@testable import Store

@Suite struct RowScriptTests {
    private func rows(_ plain: String, columns: Int) throws -> BlockRows {
        var rows = BlockRows(columns: columns)
        try rows.load(Array(plain.utf8), path: "p", place: "here")
        return rows
    }

    @Test func `a line of COPY for each row`() throws {
        var script = RowScript<CopySpelling>(.copy, columns: 3, kinds: [.number, .text, .text])
        var output: [UInt8] = []
        try script.append(
            rows(#"[[1,"a\tb\\\"\u0001\ud83d\ude00",null],["1.10",true,{"blob":"00ff"}]]"#, columns: 3), to: &output)
        script.end(&output)
        #expect(
            String(decoding: output, as: UTF8.self) == "1\ta\\tb\\\\\"\u{1}😀\t\\N\n1.10\ttrue\t\\\\x00ff\n")
    }

    @Test func `tables without columns have empty lines`() throws {
        var script = RowScript<CopySpelling>(.copy, columns: 0, kinds: [])
        var output: [UInt8] = []
        try script.append(rows("[[],[],[]]", columns: 0), to: &output)
        #expect(output == Array("\n\n\n".utf8))
    }

    @Test(arguments: [1, 2, 30, 60, 1000]) func `statements end before they are too long`(limit: Int) throws {
        var layout = RowLayout.mysql("INSERT INTO `t` VALUES\n")
        layout.statementBytes = limit
        var script = RowScript<MySQLSpelling>(layout, columns: 1, kinds: [.text])
        var output: [UInt8] = []
        for block in 0..<3 {
            let block = try rows("[" + (0..<5).map { "[\"\(block)\($0)\"]" }.joined(separator: ",") + "]", columns: 1)
            try script.append(block, to: &output)
        }
        script.end(&output)
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
        let values = lines.filter { $0.hasPrefix("(") }.map { String($0.dropFirst().prefix(4)) }
        var expected: [String] = []
        for number in 0..<15 { expected.append("'\(number / 5)\(number % 5)'") }
        #expect(values == expected)
        let ends = lines.filter { $0.hasSuffix(";") }.count
        #expect(lines.filter { $0.hasPrefix("INSERT") }.count == ends)
        #expect(ends == (limit < 50 ? 15 : limit == 60 ? 4 : 1))
    }

    @Test func `a row of its own for each INSERT`() throws {
        var script = RowScript<PostgreSQLSpelling>(
            .inserts("INSERT INTO t VALUES (", isSpaced: true), columns: 2, kinds: [.number, .text])
        var output: [UInt8] = []
        try script.append(rows(#"[[1,"a"],[2,null]]"#, columns: 2), to: &output)
        script.end(&output)
        #expect(
            String(decoding: output, as: UTF8.self)
                == "INSERT INTO t VALUES (1, 'a');\nINSERT INTO t VALUES (2, NULL);\n")
    }

    @Test func `the record is the last column of a JSON dataset`() throws {
        var rows = BlockRows(paths: [["a"]])
        try rows.load(Array(#"[{"a":"x\ny", "b":[1, "\\"]}]"#.utf8), path: "p", place: "here")
        var script = RowScript<CopySpelling>(.copy, columns: 1, kinds: [.text, .text])
        var output: [UInt8] = []
        try script.append(rows, to: &output)
        #expect(String(decoding: output, as: UTF8.self) == "x\\ny\t" + #"{"a":"x\\ny","b":[1,"\\\\"]}"# + "\n")
    }

    @Test func `every byte may need an escape`() throws {
        let quotes = String(repeating: "'", count: 5000)
        var script = RowScript<PostgreSQLSpelling>(.inserts("I("), columns: 1, kinds: [.text])
        var output: [UInt8] = []
        try script.append(rows("[[\"\(quotes)\"]]", columns: 1), to: &output)
        script.end(&output)
        #expect(output.count == 2 + 10_002 + 3)
    }
}
