import Records
import Testing

struct FieldTests {
    @Test(arguments: [(0, 0), (0, 1), (17, 300), (1 << 31, 5), (0, Field.maximumLength)])
    func `is a place`(start: Int, length: Int) {
        let field = Field(start: start, length: length)
        #expect(field.range == start..<(start + length))
        #expect(!field.isNull)
        #expect(!field.isInvalid)
        #expect(field.isEmpty == (length == 0))
    }

    @Test func `null is no value and not the empty one`() {
        #expect(Field.null.isNull)
        #expect(!Field.null.isInvalid)
        #expect(!Field.null.isEmpty)
        #expect(Field.null.range.isEmpty)
    }

    @Test func `invalid is neither null nor empty`() {
        #expect(Field.invalid.isInvalid)
        #expect(!Field.invalid.isNull)
        #expect(!Field.invalid.isEmpty)
        #expect(Field.invalid.range.isEmpty)
        #expect(Field.invalid != Field.null)
    }

    @Test func `kept is a mark of its own`() {
        #expect(Field.kept.isKept)
        #expect(!Field.kept.isNull && !Field.kept.isInvalid && !Field.kept.isEmpty)
        #expect(!Field.null.isKept && !Field.invalid.isKept && !Field(start: 0, length: 0).isKept)
        #expect(Field.kept.range.isEmpty)
    }

    @Test func `the marks are longer than any value`() {
        #expect(Int(Field.null.length) > Field.maximumLength)
        #expect(Int(Field.invalid.length) > Field.maximumLength)
        #expect(Int(Field.kept.length) > Field.maximumLength)
    }

    @Test func `takes eight bytes`() {
        #expect(MemoryLayout<Field>.stride == 8)
    }
}
