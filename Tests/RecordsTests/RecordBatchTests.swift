import Records
import Testing

struct RecordBatchTests {
    @Test func `begins empty`() {
        let batch = RecordBatch(columns: 3)
        #expect(batch.columns == 3)
        #expect(batch.records == 0)
        #expect(batch.fields.isEmpty)
        #expect(batch.rejects.isEmpty)
    }

    @Test func `has as many records as origins, also without columns`() {
        var batch = RecordBatch(columns: 0)
        batch.origins = [.init(line: 2, offset: 10), .init(line: 3, offset: 11)]
        #expect(batch.records == 2)
        #expect(batch.origins[1] == RecordBatch.Origin(line: 3, offset: 11))
    }

    @Test func `begins anew for the records of a slice`() {
        var batch = RecordBatch(columns: 2)
        batch.bytes = [1, 2]
        batch.fields = [.null, .null]
        batch.origins = [.init(line: 1, offset: 0)]
        batch.texts = [Field(start: 0, length: 2)]
        batch.occurrences = [Occurrence(field: .null, raw: Field(start: 0, length: 1), column: 0, record: 0)]
        batch.rejects = [Reject(line: 2, offset: 3, source: 0, reason: .quoteNeverCloses)]
        batch.unlistedPaths = ["a"]
        batch.begin(Slice(bytes: [], sequence: 7, source: 3, line: 1, offset: 0), columns: 5)
        #expect(batch.bytes == [1, 2])
        #expect(batch.columns == 5)
        #expect(batch.sequence == 7)
        #expect(batch.source == 3)
        #expect(batch.records == 0)
        #expect(batch.fields.isEmpty && batch.texts.isEmpty && batch.occurrences.isEmpty)
        #expect(batch.rejects.isEmpty && batch.unlistedPaths.isEmpty)
    }
}
