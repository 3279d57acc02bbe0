import Foundation
import Store
import Testing

@testable import bauta

struct RowTextTests {
    private static func text(_ text: String) -> QueryValue { .text(Array(text.utf8)) }

    @Test(
        arguments: [
            ([], "\n"), ([.null], "\n"), ([text("")], "\"\"\n"), ([.null, .null], ",\n"), ([text("a"), .null], "a,\n"),
            ([.integer(-7), .real(1.5)], "-7,1.5\n"), ([text("a,b")], "\"a,b\"\n"), ([text("a\"b")], "\"a\"\"b\"\n"),
            ([text("a\nb"), text("a\rb")], "\"a\nb\",\"a\rb\"\n"), ([text(" a ")], " a \n"),
            ([text("\"")], "\"\"\"\"\n"),
            ([.blob([0, 255])], "00ff\n"), ([.blob([])], "\n"), ([text("é漢😀")], "é漢😀\n"),
        ] as [([QueryValue], String)])
    func `a row is a line of CSV`(row: [QueryValue], line: String) {
        #expect(String(decoding: RowText.csv(row), as: UTF8.self) == line)
    }

    @Test func `text that is not UTF-8 goes through CSV as it is`() {
        #expect(RowText.csv([.text([0xFF, 0x41])]) == [0xFF, 0x41, 0x0A])
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
