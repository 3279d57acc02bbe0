import Foundation
import Store
import TestSupport
import Testing

@testable import bauta

struct RowTextTests {
    private static func text(_ text: String) -> QueryValue { .text(Array(text.utf8)) }

    @Test(arguments: [
        ("NULL", ""), ("''", "\"\""), ("NULL, NULL", ","), ("'a', NULL", "a,"), ("-7, 1.5", "-7,1.5"),
        ("'a,b'", "\"a,b\""), ("'a\"b'", "\"a\"\"b\""), ("'a' || char(10) || 'b'", "\"a\nb\""), ("' a '", " a "),
        ("x'00ff'", "00ff"), ("x''", ""), ("'é漢😀'", "é漢😀"), ("9e999", "inf"), ("'=1'", "=1"),
    ])
    func `a row is a line of CSV`(values: String, line: String) throws {
        #expect(try csv("SELECT \(values)") == Array("\(line)\n".utf8))
    }

    @Test func `text that is not UTF-8 goes through CSV as it is`() throws {
        #expect(try csv("SELECT CAST(x'FF41' AS TEXT)") == [0xFF, 0x41, 0x0A])
    }

    @Test func `a header is a line of CSV`() {
        var output: [UInt8] = []
        RowText.appendCSV(header: ["id", "count(*)", "a,b"], to: &output)
        #expect(String(decoding: output, as: UTF8.self) == "id,count(*),\"a,b\"\n")
    }

    /// The rows of `sql` as CSV, over a store without datasets of its own.
    private func csv(_ sql: String) throws -> [UInt8] {
        let folder = try TemporaryFolder()
        let store = folder.path + "/staging.db"
        var writer = try StagingWriter(
            path: store, run: RunRecord(uuid: "u", started: "2026-11-23T01:00:00.000Z", tenant: ""))
        try writer.begin(DatasetRecord(name: "t", format: "csv", columns: ["a"]))
        try writer.finish(DatasetEnd(sources: [], fields: [], rejects: 0))
        _ = try writer.publish(finished: "2026-11-23T01:00:00.000Z")
        var output: [UInt8] = []
        let append: (borrowing Statement) -> Bool = { row in
            RowText.appendCSV(row, to: &output)
            return true
        }
        try QuerySession(path: store).run(sql, columns: { _ in }, row: append)
        return output
    }

    @Test func `a row is a JSON object`() throws {
        let names = ["a", "b\"\n", "c", "d", "e", "f"]
        let row: [QueryValue] = [
            .null, .integer(.max), .real(0.5), Self.text("x\u{1}\"\\"), .blob([1, 0xAB]), .real(.infinity),
        ]
        let json = RowText.json(names, row)
        #expect(!json.contains("\n"))
        let parsed = try JSONSerialization.jsonObject(with: Data(json.utf8))
        let object = try #require(parsed as? [String: Any])
        #expect(object["a"] is NSNull)
        #expect((object["b\"\n"] as? NSNumber)?.int64Value == .max)
        #expect(object["c"] as? Double == 0.5)
        #expect(object["d"] as? String == "x\u{1}\"\\")
        #expect(object["e"] as? String == "01ab")
        #expect(object["f"] is NSNull)
    }

    @Test(
        arguments: [
            (.null, ""), (.integer(7), "7"), (.real(2.0), "2.0"), (text("a\nb\u{1B}"), "a\\u{a}b\\u{1b}"),
            (.blob([1]), "x'01'"), (.text([0xFF]), "\u{FFFD}"),
        ] as [(QueryValue, String)])
    func `a cell is safe for a terminal`(value: QueryValue, cell: String) {
        #expect(RowText.cell(value) == cell)
    }

    @Test(
        arguments: [
            (.null, true), (.integer(1), true), (.real(1), true), (text("1"), false), (.blob([]), false),
        ] as [(QueryValue, Bool)])
    func `numbers and nulls are numbers`(value: QueryValue, isNumber: Bool) {
        #expect(RowText.isNumber(value) == isNumber)
    }
}
