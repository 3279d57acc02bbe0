import Records
import Testing

@testable import Ingest

/// All that a reader of dumps and its tokenizers make of a dump.
struct DumpTables: Equatable {
    var sections: [DumpPart] = []
    var schema = DumpSchema(.postgresql)

    /// The rows of one stretch.
    struct DumpPart: Equatable {
        var table: TableName
        var columns: [String]
        var rows = Table()
    }

    /// The rows of all stretches of `name`.
    func rows(of name: String) -> [[Cell]] {
        sections.filter { $0.table.dataset == name }.flatMap(\.rows.records)
    }
}

/// Reads a whole dump as a run would.
func readDump(_ source: Ingest.SourceLocation, _ asking: Asking = Asking()) throws -> DumpTables {
    let reader = try PostgreSQLDump(source: source, ordinal: 0, limits: asking.limits)
    var tables = DumpTables()
    while let section = try reader.nextSection() {
        var part = DumpTables.DumpPart(table: section.table, columns: section.columns)
        var settings = RowSettings(columns: section.columns.count)
        settings.binary = asking.binary
        settings.maxRecord = asking.limits.maxRecord
        settings.collectsRejects = asking.collectsRejects
        settings.sources = [source.name]
        let tokenizer = section.rows.tokenizer(settings)
        var slice = Slice(bytes: [], sequence: 0, source: 0, line: 0, offset: 0)
        var batch = RecordBatch(columns: section.columns.count)
        while try reader.next(into: &slice) {
            part.rows.slices.append(slice)
            try tokenizer.tokenize(&slice, into: &batch)
            part.rows.add(batch)
        }
        tables.sections.append(part)
    }
    try reader.finish()
    tables.schema = reader.schema
    return tables
}

/// Reads `text` from a file.
func readDump(_ text: String, _ asking: Asking = Asking()) throws -> DumpTables {
    try readDump(Array(text.utf8), asking)
}

/// Reads `bytes` from a file.
func readDump(_ bytes: [UInt8], _ asking: Asking = Asking()) throws -> DumpTables {
    try withFile(bytes) { source, _ in try readDump(source, asking) }
}

/// The error that reading `text` ends with.
func dumpError(_ text: String, _ asking: Asking = Asking()) throws -> IngestError? {
    try dumpError(Array(text.utf8), asking)
}

/// The error that reading `bytes` ends with.
func dumpError(_ bytes: [UInt8], _ asking: Asking = Asking()) throws -> IngestError? {
    do {
        _ = try readDump(bytes, asking)
        return nil
    } catch let error as IngestError {
        return error
    }
}

/// The error that `text` is no SQL at a place.
func fault(_ fault: SQLFault, line: Int, offset: Int) -> IngestError {
    .malformed(source: "source.csv", line: line, offset: offset, reason: .sql(fault))
}
