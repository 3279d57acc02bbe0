import Ingest
import Records
import TestSupport
import Testing

@testable import Pipeline

struct RowTextEncoderTests {
    private func text(_ rows: [[String?]], _ dialect: CSVDialect = .csv, types: [ValueType] = []) -> String {
        let columns = rows[0].count
        var encoder = RowTextEncoder(dialect)
        let staged = (0..<columns).map { index -> StagedColumn? in
            let type = index < types.count ? types[index] : .text
            return StagedColumn(type: type, isMasked: false, first: index, stride: columns)
        }
        encoder.encode(RecordBatch(rows, columns: columns), masked: MaskedValues(), columns: staged)
        return String(decoding: encoder.plain, as: UTF8.self)
    }

    @Test func `null and empty stay apart`() {
        #expect(text([["a", nil, ""], [nil, "b", "c"]]) == "a,,\"\"\n,b,c\n")
    }

    @Test(arguments: [
        ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""), ("a;b\t", "a;b\t"),
        (" a ", " a "), ("é", "é"),
    ])
    func `a field is quoted only where it must be`(value: String, expected: String) {
        #expect(text([[value, "x"]]) == "\(expected),x\n")
    }

    @Test func `delimiter and quote are those of the source`() {
        var dialect = CSVDialect()
        dialect.delimiter = UInt8(ascii: ";")
        dialect.quote = UInt8(ascii: "'")
        #expect(text([["a;b", "it's", "a,b"]], dialect) == "'a;b';'it''s';a,b\n")
        dialect.quote = nil
        #expect(text([["a;b", nil]], dialect) == "\"a;b\";\n")
    }

    @Test func `a null is what the dialect says, and its text in quotes a text`() {
        var dialect = CSVDialect()
        dialect.null = Array("NULL".utf8)
        #expect(text([[nil, "NULL", "", "null"]], dialect) == "NULL,\"NULL\",\"\",null\n")
    }

    @Test func `digits that are the dialect's delimiter or quote stand in quotes`() {
        var dialect = CSVDialect()
        dialect.delimiter = UInt8(ascii: "a")
        #expect(text([["\u{6A}", "x"]], dialect, types: [.binary]) == "\"6a\"ax\n")
        dialect.quote = UInt8(ascii: "6")
        #expect(text([["ff", "x"]], dialect, types: [.binary]) == String(repeating: "6", count: 10) + "ax\n")
    }

    @Test func `binary values are their digits`() {
        #expect(text([["a\0", "b"]], types: [.binary]) == "6100,b\n")
    }

    @Test func `masked values come from their own buffer, and dropped columns are left out`() {
        var masked = MaskedValues()
        masked.append(Array("m,1".utf8))
        masked.fields.append(.null)
        var encoder = RowTextEncoder(.csv)
        encoder.encode(
            RecordBatch([["a", "b", "c"], ["d", "e", "f"]], columns: 3), masked: masked,
            columns: [
                StagedColumn(type: .text, isMasked: true, first: 0, stride: 1), nil,
                StagedColumn(type: .text, isMasked: false, first: 2, stride: 3),
            ])
        #expect(String(decoding: encoder.plain, as: UTF8.self) == "\"m,1\",c\n,f\n")
    }

    @Test(arguments: 0..<30)
    func `is what a plain writer writes`(seed: UInt64) {
        var numbers = SeededGenerator(seed: seed)
        let pieces = ["a", "é", ",", "\"", "\n", "\r", ";", " ", "long enough for two steps", ""]
        let rows = (0..<Int.random(in: 1...30, using: &numbers)).map { _ in
            (0..<3).map { _ -> String? in
                if Int.random(in: 0..<8, using: &numbers) == 0 { return nil }
                let count = Int.random(in: 0...4, using: &numbers)
                return (0..<count).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
            }
        }
        let plain = rows.map { row in
            let fields = row.map { value -> String in
                guard let value else { return "" }
                let isSpecial = value.isEmpty || value.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
                return isSpecial ? "\"" + value.replacing("\"", with: "\"\"") + "\"" : value
            }
            return fields.joined(separator: ",") + "\n"
        }
        #expect(text(rows) == plain.joined())
    }
}
