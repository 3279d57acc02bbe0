import Records
import Testing

@testable import Ingest

@Suite struct MySQLTokenizerTests {
    @Test func `a slice becomes a batch, whose memory goes back`() throws {
        let rows = MySQLRows(syntax: MySQLSyntax(), head: Array("INSERT INTO t VALUES".utf8))
        let tokenizer = rows.tokenizer(RowSettings(columns: 2))
        let bytes = Array("(1,'x'),(2,NULL);\nINSERT INTO t VALUES\n(3,'')".utf8)
        var batch = RecordBatch(columns: 2)
        batch.bytes = [1, 2, 3]
        var slice = Slice(bytes: bytes, sequence: 4, source: 1, line: 10, offset: 100)
        try tokenizer.tokenize(&slice, into: &batch)
        #expect(batch.records == 3 && batch.sequence == 4 && batch.source == 1)
        #expect(batch.fields.map(\.isNull) == [false, false, false, true, false, false])
        #expect(batch.origins.map(\.line) == [10, 10, 12] && batch.origins.map(\.offset) == [100, 108, 139])
        #expect(slice.bytes == [1, 2, 3])
    }

    @Test func `no bytes are no rows`() throws {
        let tokenizer = MySQLRows(syntax: MySQLSyntax(), head: []).tokenizer(RowSettings(columns: 2))
        var slice = Slice(bytes: [], sequence: 0, source: 0, line: 1, offset: 0)
        var batch = RecordBatch(columns: 2)
        try tokenizer.tokenize(&slice, into: &batch)
        #expect(batch.records == 0)
    }
}
