import Records
import Testing

@testable import Ingest

@Suite struct ScriptRowsTests {
    private static func batch(_ text: String, _ settings: RowSettings, hasRowid: Bool = false) throws -> RecordBatch {
        var slice = Slice(bytes: Array(text.utf8), sequence: 0, source: 0, line: 10, offset: 1000)
        var batch = RecordBatch(columns: settings.columns)
        try ScriptRows(prefix: 1, hasRowid: hasRowid).tokenizer(settings).tokenize(&slice, into: &batch)
        return batch
    }

    @Test func `knows where rows stand`() throws {
        let batch = try Self.batch("V(1,\n2),\n (3,'\n''\n');\nV(5,6);\n", RowSettings(columns: 2))
        #expect(batch.origins.map(\.line) == [10, 12, 15])
        #expect(batch.origins.map(\.offset) == [1001, 1010, 1023])
    }

    @Test func `leaves rowids out`() throws {
        let batch = try Self.batch("V(1,2);", RowSettings(columns: 1), hasRowid: true)
        #expect(batch.records == 1)
        #expect(Array(batch.bytes[batch.field(0, of: 0).range]) == Array("2".utf8))
    }

    @Test func `an error has the row's place`() throws {
        let error = try ingestError { _ = try Self.batch("V(1);\nV(x);", RowSettings(columns: 1)) }
        #expect(error == .malformed(source: "source 1", line: 11, offset: 1007, reason: .sql(.expression)))
    }
}
