internal import Records

/// The names of the columns in a header record.
enum HeaderParser {
    /// The names that `record` holds, exactly as they are written, or why it is malformed.
    ///
    /// An unquoted empty name is the empty string here: there is no null among names.
    static func names(
        in record: [UInt8], dialect: CSVDialect, source: String, place: RecordBatch.Origin
    ) throws(IngestError) -> [String] {
        var plain = dialect
        plain.null = nil
        // How many fields there are shows the complaint about not having none of them.
        let columns = try fieldCount(of: record, dialect: plain, source: source, place: place)
        var tokenizer = CSVTokenizer(dialect: plain, columns: columns, binary: [], collectsRejects: false)
        tokenizer.sources = [source]
        tokenizer.maxRecord = Field.maximumLength
        var slice = Slice(bytes: record, sequence: 0, source: 0, line: place.line, offset: place.offset)
        var batch = RecordBatch(columns: columns)
        try tokenizer.tokenize(&slice, into: &batch)
        return batch.fields.map { String(decoding: batch.bytes[$0.range], as: UTF8.self) }
    }

    private static func fieldCount(
        of record: [UInt8], dialect: CSVDialect, source: String, place: RecordBatch.Origin
    ) throws(IngestError) -> Int {
        var tokenizer = CSVTokenizer(dialect: dialect, columns: 0, binary: [], collectsRejects: false)
        tokenizer.sources = [source]
        tokenizer.maxRecord = Field.maximumLength
        var slice = Slice(bytes: record, sequence: 0, source: 0, line: place.line, offset: place.offset)
        var batch = RecordBatch(columns: 0)
        do throws(IngestError) { try tokenizer.tokenize(&slice, into: &batch) } catch {
            guard case .malformed(_, _, _, .fieldCount(let found, _)) = error else { throw error }
            return found
        }
        return 0
    }
}
