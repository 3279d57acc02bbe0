import Records
import Testing

struct SliceTests {
    @Test func `says where it was cut`() {
        let slice = Slice(bytes: [1, 2], sequence: 3, source: 4, line: 5, offset: 6)
        #expect(slice.bytes == [1, 2])
        #expect([slice.sequence, slice.source, slice.line, slice.offset] == [3, 4, 5, 6])
    }
}
