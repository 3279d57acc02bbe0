import Records
import TestSupport

@testable import Ingest

/// All that a reader and its tokenizers make of a dump.
struct MySQLReading: Equatable {
    var tables: [MySQLTable] = []
    var schema = DumpSchema(.mysql)
    var slices = 0

    /// The rows of the table `name`.
    func rows(_ name: String) -> [[Cell]]? { tables.first { $0.name.name == name }?.rows }
}

/// What a dump says of one table.
struct MySQLTable: Equatable {
    var name: TableName
    var columns: [String]
    var rows: [[Cell]] = []
    var origins: [RecordBatch.Origin] = []
    var rejects: [Reject] = []
}

/// Reads a whole dump as a run would; stretches of one table are put together.
func readMySQL(
    _ source: SourceLocation, _ asking: Asking = Asking(), form: MySQLTextForm? = nil
) throws(IngestError) -> MySQLReading {
    var reading = MySQLReading()
    let reader = try MySQLDump(source: source, ordinal: 0, limits: asking.limits, watch: ReaderWatch())
    reader.textForm = form
    while let section = try reader.nextSection() {
        var index = reading.tables.count
        if let known = reading.tables.firstIndex(where: { $0.name == section.table && $0.columns == section.columns }) {
            index = known
        } else {
            reading.tables.append(MySQLTable(name: section.table, columns: section.columns))
        }
        var settings = RowSettings(columns: section.columns.count)
        let table = reader.schema.table(section.table)
        settings.binary = Set(
            section.columns.indices.filter { table?.column(named: section.columns[$0])?.valueType == .binary })
        settings.binary.formUnion(asking.binary)
        settings.maxRecord = asking.limits.maxRecord
        settings.collectsRejects = asking.collectsRejects
        settings.sources = [source.name]
        let tokenizer = section.rows.tokenizer(settings)
        var slice = Slice(bytes: [], sequence: 0, source: 0, line: 0, offset: 0)
        var batch = RecordBatch(columns: section.columns.count)
        while try reader.next(into: &slice) {
            reading.slices += 1
            try tokenizer.tokenize(&slice, into: &batch)
            var one = Table()
            one.add(batch)
            reading.tables[index].rows += one.records
            reading.tables[index].origins += one.origins
            reading.tables[index].rejects += one.rejects
        }
    }
    try reader.finish()
    reading.schema = reader.schema
    return reading
}

/// Reads a dump of these bytes.
func readMySQL(_ bytes: [UInt8], _ asking: Asking = Asking()) throws -> MySQLReading {
    try withFile(bytes) { source, _ in try readMySQL(source, asking) }
}

/// Reads a dump of this text.
func readMySQL(_ text: String, _ asking: Asking = Asking()) throws -> MySQLReading {
    try readMySQL(Array(text.utf8), asking)
}

/// The rows of the table `t` with the columns `a`, `b` and so on, of which `values` are the rows' text.
func rowsOfMySQL(_ values: String, before: String = "", _ asking: Asking = Asking()) throws -> [[Cell]]? {
    try rowsOfMySQL(Array(values.utf8), before: before, asking)
}

/// The same of bytes.
func rowsOfMySQL(_ values: [UInt8], before: String = "", _ asking: Asking = Asking()) throws -> [[Cell]]? {
    let columns = values.split(separator: UInt8(ascii: ")"))[0].count { $0 == UInt8(ascii: ",") } + 1
    let names = (0..<columns).map { "`c\($0)`" }.joined(separator: ",")
    let head = Array("\(before)INSERT INTO `t` (\(names)) VALUES ".utf8)
    return try readMySQL(head + values + Array(";\n".utf8), asking).rows("t")
}

/// Where and why reading ends, or nil.
func faultOfMySQL(_ bytes: [UInt8], _ asking: Asking = Asking()) throws -> (
    line: Int, offset: Int, reason: RejectReason
)? {
    do {
        _ = try readMySQL(bytes, asking)
        return nil
    } catch IngestError.malformed(_, let line, let offset, let reason) {
        return (line, offset, reason)
    }
}
