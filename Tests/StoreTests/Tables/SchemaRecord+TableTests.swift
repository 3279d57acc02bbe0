import Records
import Store
import Testing

@Suite struct SchemaRecordTableTests {
    @Test func `every kind has its word`() {
        let records = SchemaRecord.records(
            of: StoredSchemaTests.table, dialect: .postgresql, types: StoredSchemaTests.types,
            sequences: StoredSchemaTests.sequences)
        #expect(
            records.map(\.kind) == [
                "table", "sql-column", "sql-column", "sql-column", "sql-column", "primary-key", "foreign-key", "check",
                "unique-key", "constraint", "index", "index", "enum", "domain", "enum", "sequence", "sequence",
            ])
        #expect(records[0].name == "d\\b.s.1.t\"a`b\n'ü😀")
        #expect(
            records[6].definition == #"{"columns":["é"],"table":{"schema":"s.1","name":"other"},"references":["x"]}"#)
        #expect(records[10].definition == #"{"unique":true,"columns":["é"],"detail":"USING btree (\"é\")"}"#)
        #expect(records[16].definition == #"{"name":"free"}"#)
    }
}
