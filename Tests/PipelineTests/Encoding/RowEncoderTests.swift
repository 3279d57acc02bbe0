import Foundation
import Records
import TestSupport
import Testing

@testable import Pipeline

struct RowEncoderTests {
    /// A value of a random batch: text whose bytes lie anywhere, or null.
    private static let scalars: [Unicode.Scalar] =
        (0..<0x20).compactMap { Unicode.Scalar($0 as UInt32) } + "\"\\/abcXYZ 019,-\u{7F}é漢😀\u{2028}".unicodeScalars

    /// A batch whose fields lie at any alignment, with bytes between them that look like something to escape.
    private static func batch(records: Int, types: [ValueType], _ generator: inout SeededGenerator) -> RecordBatch {
        var batch = RecordBatch(columns: types.count)
        for record in 0..<records {
            for type in types {
                batch.bytes += Array("\"\\\n,\u{1}\"\\\n,".utf8.prefix(Int.random(in: 0...9, using: &generator)))
                let value = value(type, &generator)
                batch.fields.append(value.map { Field(start: batch.bytes.count, length: $0.count) } ?? .null)
                batch.bytes += value ?? []
            }
            batch.origins.append(.init(line: record + 2, offset: record))
        }
        return batch
    }

    private static func value(_ type: ValueType, _ generator: inout SeededGenerator) -> [UInt8]? {
        guard Int.random(in: 0..<6, using: &generator) > 0 else { return nil }
        let length = Int.random(in: 0...40, using: &generator)
        switch type {
        case .integer where Bool.random(using: &generator):
            return Array("\(Int64.random(in: .min ... .max, using: &generator) >> Int64(length))".utf8)
        case .binary: return (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        default:
            var text = String.UnicodeScalarView()
            let alphabet = Bool.random(using: &generator) ? Self.scalars : Array("plain text".unicodeScalars)
            while text.count < length { alphabet.randomElement(using: &generator).map { text.append($0) } }
            return Array(String(text).utf8)
        }
    }

    /// The same block, written value by value.
    private static func twin(_ batch: RecordBatch, _ masked: MaskedValues, _ columns: [StagedColumn]) -> [UInt8] {
        var output = Array("[".utf8)
        for record in 0..<batch.records {
            output += Array(record > 0 ? ",[".utf8 : "[".utf8)
            for (index, column) in columns.enumerated() {
                if index > 0 { output += Array(",".utf8) }
                let place = column.first + record * column.stride
                let bytes = column.isMasked ? masked.bytes : batch.bytes
                let field = column.isMasked ? masked.fields[place] : batch.fields[place]
                write(field.isNull ? nil : Array(bytes[field.range]), column.type, to: &output)
            }
            output += Array("]".utf8)
        }
        return output + Array("]".utf8)
    }

    private static func write(_ value: [UInt8]?, _ type: ValueType, to output: inout [UInt8]) {
        guard let value else {
            output += Array("null".utf8)
            return
        }
        let text = String(decoding: value, as: UTF8.self)
        switch type {
        case .binary: output += Array("\"\(HexText.string(value))\"".utf8)
        case .integer where Int64(text).map(String.init) == text: output += value
        default: JSONText.append(text, to: &output)
        }
    }

    private static func encoded(_ batch: RecordBatch, _ masked: MaskedValues, _ columns: [StagedColumn]) -> [UInt8] {
        var encoder = RowEncoder()
        encoder.encode(batch, masked: masked, columns: columns)
        return encoder.plain
    }

    private static func own(_ types: [ValueType]) -> [StagedColumn] {
        types.enumerated().map { StagedColumn(type: $1, isMasked: false, first: $0, stride: types.count) }
    }

    @Test func `values of several classes are spelled by their tags`() {
        var batch = RecordBatch(columns: 1)
        let values: [(StorageClass, String)] = [
            (.integer, "-12"), (.real, "1.5"), (.real, "1e+300"), (.real, "Inf"), (.real, "-Inf"), (.text, "a\"b"),
            (.text, "12"), (.blob, "00ff"), (.blob, ""), (.integer, "012"),
        ]
        for (storage, text) in values {
            batch.bytes.append(storage.rawValue)
            batch.fields.append(Field(start: batch.bytes.count, length: text.utf8.count))
            batch.bytes += Array(text.utf8)
            batch.origins.append(.init(line: 1, offset: 0))
        }
        func block(isMasked: Bool, _ masked: MaskedValues) -> String {
            var encoder = RowEncoder()
            encoder.begin()
            let column = StagedColumn(type: .dynamic, isMasked: isMasked, first: 0, stride: 1)
            encoder.append(batch, masked: masked, columns: [column])
            encoder.finish()
            return String(decoding: encoder.plain, as: UTF8.self)
        }
        #expect(
            block(isMasked: false, MaskedValues())
                == ##"[[-12],[1.5],[1e+300],[9e999],[-9e999],["a\"b"],["12"],[{"blob":"00ff"}],[{"blob":""}],["012"]]"##
        )
        var masked = MaskedValues()
        for (_, text) in values { masked.append(Array(text.utf8)) }
        #expect(block(isMasked: true, masked).hasPrefix(##"[["-12"],["1.5"],"##))
    }

    @Test(arguments: 0..<40)
    func `is what a plain writer writes`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 0...6, using: &generator)
        let types = (0..<count).map { _ in ValueType.allCases.randomElement(using: &generator) ?? .text }
        let batch = Self.batch(records: Int.random(in: 0...30, using: &generator), types: types, &generator)
        // Every other column as if it were masked: its values in another buffer, one after the other.
        var masked = MaskedValues()
        let columns = types.enumerated().map { index, type in
            guard index % 2 == 1 else {
                return StagedColumn(type: type, isMasked: false, first: index, stride: types.count)
            }
            let first = masked.fields.count
            for record in 0..<batch.records {
                let field = batch.fields[record * types.count + index]
                if field.isNull { masked.fields.append(.null) } else { masked.append(Array(batch.bytes[field.range])) }
            }
            return StagedColumn(type: type, isMasked: true, first: first, stride: 1)
        }
        let plain = Self.encoded(batch, masked, columns)
        #expect((plain == Self.twin(batch, masked, columns)) as Bool)
        let parsed = try #require(JSONSerialization.jsonObject(with: Data(plain)) as? [[Any]])
        #expect(parsed.count == batch.records)
        #expect(parsed.allSatisfy { $0.count == types.count })
    }

    @Test func `a parser reads the values back`() throws {
        var generator = SeededGenerator(seed: 99)
        let types = [ValueType.text, .real, .boolean, .text]
        let batch = Self.batch(records: 200, types: types, &generator)
        let plain = Self.encoded(batch, MaskedValues(), Self.own(types))
        let parsed = try #require(JSONSerialization.jsonObject(with: Data(plain)) as? [[Any]])
        for (index, value) in parsed.joined().enumerated() {
            #expect(value as? String == batch.text(index))
        }
    }

    @Test(
        arguments: [
            ("7", .integer, "7"), ("-9223372036854775808", .integer, "-9223372036854775808"),
            ("007", .integer, "\"007\""),
            ("-0", .integer, "\"-0\""), ("9223372036854775808", .integer, "\"9223372036854775808\""),
            ("", .integer, "\"\""), ("1.50", .real, "\"1.50\""), ("true", .boolean, "\"true\""), ("7", .text, "\"7\""),
            ("", .text, "\"\""), ("", .binary, "\"\""), ("a\0", .binary, "\"6100\""), ("null", .text, "\"null\""),
        ] as [(String, ValueType, String)])
    func `spells a value as its type asks`(value: String, type: ValueType, json: String) {
        let batch = RecordBatch([[value]], columns: 1)
        let plain = Self.encoded(batch, MaskedValues(), Self.own([type]))
        #expect(String(decoding: plain, as: UTF8.self) == "[[\(json)]]")
    }

    @Test func `no columns and no records are arrays of nothing`() {
        let nothing = Self.encoded(RecordBatch(columns: 3), MaskedValues(), Self.own([.text, .text, .text]))
        #expect(String(decoding: nothing, as: UTF8.self) == "[]")
        let rows = RecordBatch([["a"], ["b"], ["c"]], columns: 1)
        #expect(String(decoding: Self.encoded(rows, MaskedValues(), []), as: UTF8.self) == "[[],[],[]]")
    }

    @Test func `the next batch begins anew`() {
        var encoder = RowEncoder()
        encoder.encode(RecordBatch([["long text"]], columns: 1), masked: MaskedValues(), columns: Self.own([.text]))
        encoder.encode(RecordBatch([["x"]], columns: 1), masked: MaskedValues(), columns: Self.own([.text]))
        #expect(String(decoding: encoder.plain, as: UTF8.self) == "[[\"x\"]]")
    }

    @Test func `the longest escapes find room`() {
        let text = String(repeating: "\u{1}", count: 5000)
        let batch = RecordBatch([[text, text]], columns: 2)
        let plain = Self.encoded(batch, MaskedValues(), Self.own([.text, .text]))
        #expect((plain == Self.twin(batch, MaskedValues(), Self.own([.text, .text]))) as Bool)
        #expect(plain.count == 2 * (6 * 5000 + 2) + 5)
    }
}
