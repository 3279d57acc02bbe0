import Records
import Testing

@testable import Pipeline

struct MaskedValuesTests {
    @Test func `keeps values one after the other`() {
        var values = MaskedValues()
        values.append(Array("one".utf8))
        values.append([])
        values.fields.append(.null)
        values.append(Array("two".utf8))
        #expect((0..<4).map { values.text($0) } == ["one", "", nil, "two"])
        values.removeAll()
        #expect(values.bytes.isEmpty)
        #expect(values.fields.isEmpty)
    }
}
