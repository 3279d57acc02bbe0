import Foundation
import Records
import TestSupport
import Testing

@testable import Ingest

/// All rows of one table of a dump, each value spelled with its storage class: `1`, `1.0r`, `'text'`, `x00`, `null`.
struct SQLiteRows: Equatable {
    var table: TableName
    var columns: [String]
    var rows: [[String]] = []
    var lines: [Int] = []
    var offsets: [Int] = []
    var rejects: [Reject] = []
}

/// What a test asks of a reading.
struct SQLiteAsking {
    var limits = IngestLimits()
    var binary: Set<String> = []
    var collectsRejects = false
}

/// The stock shell.
enum SQLiteShell {
    /// Runs `sql` on the database at `path` and gives what the shell printed.
    @discardableResult
    static func run(_ path: String, _ sql: String, _ options: [String] = []) throws -> String {
        let program = try #require(Program.named("sqlite3"), "install sqlite3")
        let transcript = try program.run(["-batch"] + options + [path], input: .bytes(Array(sql.utf8)))
        try #require(transcript.status == 0, "\(transcript.words)")
        return transcript.output
    }
}

/// The location of the file at `path`, called by its name in messages.
func sqliteSource(_ path: String) -> Ingest.SourceLocation {
    .file(path: path, name: path.split(separator: "/").last.map(String.init) ?? path)
}

/// Reads all rows of a dump as a run would.
func readAll(_ reader: some DumpReader, _ asking: SQLiteAsking = SQLiteAsking()) throws -> [SQLiteRows] {
    var tables: [SQLiteRows] = []
    var slice = Slice(bytes: [], sequence: 0, source: 0, line: 0, offset: 0)
    while let section = try reader.nextSection() {
        var settings = RowSettings(columns: section.columns.count)
        settings.collectsRejects = asking.collectsRejects
        settings.maxRecord = asking.limits.maxRecord
        settings.sources = ["source"]
        for (place, column) in section.columns.enumerated() where asking.binary.contains(column) {
            settings.binary.insert(place)
        }
        let tokenizer = section.rows.tokenizer(settings)
        var batch = RecordBatch(columns: section.columns.count)
        var read = SQLiteRows(table: section.table, columns: section.columns)
        while try reader.next(into: &slice) {
            try tokenizer.tokenize(&slice, into: &batch)
            read.add(batch)
        }
        tables.append(read)
    }
    try reader.finish()
    return tables
}

extension SQLiteRows {
    fileprivate mutating func add(_ batch: RecordBatch) {
        for record in 0..<batch.records {
            rows.append((0..<batch.columns).map { Self.spelled(batch.field($0, of: record), batch.bytes) })
        }
        lines += batch.origins.map(\.line)
        offsets += batch.origins.map(\.offset)
        rejects += batch.rejects
    }

    private static func spelled(_ field: Field, _ bytes: [UInt8]) -> String {
        if field.isNull { return "null" }
        let text = String(decoding: bytes[field.range], as: UTF8.self)
        switch field.start > 0 ? StorageClass(rawValue: bytes[Int(field.start) - 1]) : nil {
        case .integer: return text
        case .real: return text + "r"
        case .text: return "'\(text)'"
        case .blob: return "x\(text)"
        case nil: return "no class: \(text)"
        }
    }
}

/// Makes a database with the stock shell and reads it.
func readDatabase(_ sql: String, _ asking: SQLiteAsking = SQLiteAsking()) throws -> [SQLiteRows] {
    let folder = try TemporaryFolder()
    let path = folder.file("made.db")
    try SQLiteShell.run(path, sql)
    return try withExtendedLifetime(folder) {
        try readAll(SQLiteDatabase(source: sqliteSource(path), ordinal: 0, limits: asking.limits), asking)
    }
}

/// Reads a script.
func readScript(_ text: String, _ asking: SQLiteAsking = SQLiteAsking()) throws -> [SQLiteRows] {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "dump.sql")
    return try withExtendedLifetime(folder) {
        try readAll(SQLiteScript(source: sqliteSource(path), ordinal: 0, limits: asking.limits), asking)
    }
}

/// The error that `body` ends with.
func ingestError(_ body: () throws -> Void) throws -> IngestError? {
    do {
        try body()
        return nil
    } catch let error as IngestError {
        return error
    }
}

/// What a folder holds: names, sizes, times, and the bytes of its files.
func listing(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
        let path = folder + "/" + name
        let traits = try FileManager.default.attributesOfItem(atPath: path)
        let bytes = try Data(contentsOf: URL(filePath: path))
        let time = (traits[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return "\(name) \(bytes.count) \(time) \(bytes.base64EncodedString().hashValue)"
    }
}
