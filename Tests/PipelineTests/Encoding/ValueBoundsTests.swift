import Records
import Store
import TestSupport
import Testing

@testable import Pipeline

struct ValueBoundsTests {
    private func bounds(of texts: [[UInt8]]) -> (minimum: QueryValue, maximum: QueryValue)? {
        var bounds = ValueBounds()
        for text in texts {
            // A value lies anywhere, with others around it.
            let bytes = [0xFF, 0xFF, 0xFF] + text + [0, 0]
            bounds.note(Field(start: 3, length: text.count), of: bytes.span)
        }
        return bounds.values
    }

    private func numbers(_ texts: String...) -> (minimum: QueryValue, maximum: QueryValue)? {
        var bounds = ValueBounds()
        for text in texts {
            let bytes = Array(text.utf8)
            bounds.note(CanonicalInteger.canonical(bytes.span, in: 0..<bytes.count))
        }
        return bounds.values
    }

    @Test(arguments: 0..<20)
    func `texts lie between the smallest and the largest, byte by byte`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        // Few different bytes, so that beginnings are often the same.
        let alphabet: [UInt8] = [0, 0x41, 0x42, 0xFF]
        let texts = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
            (0..<Int.random(in: 0...20, using: &generator)).map { place in
                place < 8 ? 0x41 : alphabet.randomElement(using: &generator) ?? 0
            }
        }
        let sorted = texts.sorted { $0.lexicographicallyPrecedes($1) }
        let found = try #require(bounds(of: texts))
        #expect(found.minimum == .text(sorted[0]))
        #expect(found.maximum == .text(sorted[sorted.count - 1]))
    }

    @Test func `a text that another begins with comes first`() throws {
        let found = try #require(bounds(of: [[0x41, 0], [0x41], [0x41, 0, 0], []]))
        #expect(found.minimum == .text([]))
        #expect(found.maximum == .text([0x41, 0, 0]))
    }

    @Test func `a bound that is too long is none`() {
        let long = [UInt8](repeating: 0x41, count: 64)
        #expect(bounds(of: [long, [0x42]])?.minimum == .text(long))
        #expect(bounds(of: [long + [0x41], [0x42]]) == nil)
        #expect(bounds(of: [long + [0x41], [0x40], [0x42]])?.maximum == .text([0x42]))
    }

    @Test func `whole numbers are compared as numbers`() throws {
        let found = try #require(numbers("10", "9", "-3", "0"))
        #expect(found.minimum == .integer(-3))
        #expect(found.maximum == .integer(10))
        #expect(numbers("9223372036854775807", "-9223372036854775808")?.minimum == .integer(.min))
    }

    @Test(arguments: ["1.5", "9223372036854775808", "1e3", "true", "007", "-0", "", "x"])
    func `any other number leaves no bounds`(text: String) {
        #expect(numbers("1", text, "2") == nil)
    }

    @Test func `values of several kinds leave no bounds, nor does none`() {
        let bytes = Array("7".utf8)
        let field = Field(start: 0, length: 1)
        var mixed = ValueBounds()
        mixed.note(field, of: bytes.span)
        mixed.note(CanonicalInteger.parse(bytes.span, in: field.range))
        #expect(mixed.values == nil)
        var spoiled = ValueBounds()
        spoiled.note(field, of: bytes.span)
        spoiled.spoil()
        #expect(spoiled.values == nil)
        #expect(ValueBounds().values == nil)
    }

    @Test func `a column at once is its values one by one, and these are what sorting gives`() {
        var numbers = SeededGenerator(seed: 34)
        for round in 0..<300 {
            let beginnings = [["", "a", "same beginning ", "same beginning that is longer "], ["x", "xx", "y"]][
                round % 2]
            let texts = (0..<Int.random(in: 1...40, using: &numbers)).map { _ in
                (beginnings.randomElement(using: &numbers) ?? "") + String(Int.random(in: 0...30, using: &numbers))
            }
            let bytes = Array(texts.joined().utf8)
            var start = 0
            let fields = texts.flatMap { text -> [Field] in
                defer { start += text.utf8.count }
                return [Field(start: start, length: text.utf8.count), .null]
            }
            var column = ValueBounds()
            var singly = ValueBounds()
            // In two calls, as a block's windows come.
            let half = texts.count / 2
            column.note(fields.span, ColumnFields(first: 0, stride: 2, count: half), of: bytes.span)
            column.note(
                fields.span, ColumnFields(first: half * 2, stride: 2, count: texts.count - half), of: bytes.span)
            for field in fields where !field.isNull { singly.note(field, of: bytes.span) }
            let sorted = texts.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
            for bounds in [column, singly] {
                #expect(bounds.values?.minimum == sorted.first.map { .text($0) })
                #expect(bounds.values?.maximum == sorted.last.map { .text($0) })
            }
        }
    }
}
