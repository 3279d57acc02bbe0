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
}
