import Records
import Testing

@testable import Pipeline

struct RowSourceTests {
    @Test func `rows are the same however few are worked on at once`() {
        let rows = (0..<50).map { number -> [String?] in ["\(number)", number % 3 == 0 ? nil : "v\"\(number)"] }
        let columns = (0..<2).map { StagedColumn(type: .text, isMasked: false, first: $0, stride: 2) }
        var whole = RowEncoder()
        whole.encode(RecordBatch(rows, columns: 2), masked: MaskedValues(), columns: columns)
        for step in [1, 7, 49, 50] {
            var batch = RecordBatch(rows, columns: 2)
            var parts = RowEncoder()
            parts.begin()
            for begin in stride(from: 0, to: 50, by: step) {
                batch.window = begin..<min(begin + step, 50)
                let moved = (0..<2).map { column in
                    let places = batch.fields(of: column)
                    return StagedColumn(type: .text, isMasked: false, first: places.first, stride: places.stride)
                }
                parts.append(batch, masked: MaskedValues(), columns: moved)
            }
            parts.finish()
            #expect(parts.plain == whole.plain)
        }
    }

    @Test func `a field beyond the bytes is read as null`() {
        var batch = RecordBatch([["a"]], columns: 1)
        batch.fields[0] = Field(start: 0, length: 1000)
        var encoder = RowEncoder()
        encoder.encode(
            batch, masked: MaskedValues(), columns: [StagedColumn(type: .text, isMasked: false, first: 0, stride: 1)])
        #expect(String(decoding: encoder.plain, as: UTF8.self) == "[[null]]")
    }
}
