import Records
import Testing

@testable import Ingest

@Suite struct RowJudgeTests {
    @Test func `sets rows aside or ends the run`() {
        var settings = RowSettings(columns: 1)
        settings.sources = ["s"]
        let slice = Slice(bytes: [], sequence: 0, source: 0, line: 5, offset: 50)
        var batch = RecordBatch(columns: 1)
        let origin = RecordBatch.Origin(line: 5, offset: 50)
        var judge = RowJudge(settings, slice)
        judge.refuse(.nulByte(field: 1), origin, &batch)
        #expect(judge.failure == .malformed(source: "s", line: 5, offset: 50, reason: .nulByte(field: 1)))
        settings.collectsRejects = true
        judge = RowJudge(settings, slice)
        judge.refuse(.nulByte(field: 1), origin, &batch)
        #expect(judge.failure == nil)
        #expect(batch.rejects == [Reject(line: 5, offset: 50, source: 0, reason: .nulByte(field: 1))])
    }

    @Test func `a row larger than allowed ends the run`() throws {
        var limits = IngestLimits()
        limits.maxRecord = 20
        let error = try ingestError {
            _ = try readScript(
                "CREATE TABLE t(a);\nINSERT INTO t VALUES('12345678901234567890');\n", SQLiteAsking(limits: limits))
        }
        #expect(error == .recordTooLarge(source: "source", line: 2, offset: 39, limit: 20))
    }
}
