import Records
import Testing

@testable import Ingest

struct RecordBatchFillingTests {
    private func slice(_ text: String) -> Slice {
        Slice(bytes: Array(text.utf8), sequence: 3, source: 1, line: 5, offset: 40)
    }

    @Test func `takes the bytes, the fields and what goes behind them`() throws {
        var batch = RecordBatch(columns: 1)
        batch.bytes = [9, 9, 9]
        batch.fields = [.null]
        var slice = slice("ab")
        try unsafe batch.fill(from: &slice, columns: 2, padding: 3) { buffer, fields, batch in
            unsafe buffer[0] = UInt8(ascii: "x")
            fields.append(Field(start: 0, length: buffer.count))
            batch.origins.append(RecordBatch.Origin(line: 5, offset: 40))
            return Filling(spill: [7])
        }
        #expect(batch.bytes == Array("xb\0\0\0".utf8) + [7])
        #expect(batch.fields == [Field(start: 0, length: 5)])
        #expect(batch.columns == 2 && batch.sequence == 3 && batch.source == 1 && batch.records == 1)
        #expect(slice.bytes == [9, 9, 9])
    }

    @Test func `a failure leaves the batch whole`() {
        var batch = RecordBatch(columns: 1)
        var slice = slice("ab")
        var failure: IngestError?
        do throws(IngestError) {
            try unsafe batch.fill(from: &slice, columns: 1) { _, _, _ in Filling(spill: [1], failure: .stopped) }
        } catch {
            failure = error
        }
        #expect(failure == .stopped)
        #expect(batch.bytes == Array("ab".utf8) + [1])
    }

    @Test func `there is room for a row, however long`() {
        var fields: [Field] = []
        unsafe fields.appendRows(of: 10_000) { rows, room in
            #expect(room >= 10_000)
            unsafe rows[0] = .null
            return 1
        }
        #expect(fields == [.null])
    }
}
