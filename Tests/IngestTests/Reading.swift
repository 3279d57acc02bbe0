import Records
import TestSupport

@testable import Ingest

/// Calls `body` with a file that holds `bytes`, called `source.csv` in messages, and with its path.
func withFile<Answer>(
    _ bytes: [UInt8], _ body: (_ source: SourceLocation, _ path: String) throws -> Answer
) throws -> Answer {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, to: "source.csv")
    return try withExtendedLifetime(folder) { try body(.file(path: path, name: "source.csv"), path) }
}

/// One value as a test spells it.
enum Cell: Equatable, ExpressibleByStringLiteral, ExpressibleByNilLiteral, CustomStringConvertible {
    case null
    case bytes([UInt8])

    init(stringLiteral text: String) { self = .bytes(Array(text.utf8)) }
    init(nilLiteral: ()) { self = .null }

    var description: String {
        switch self {
        case .null: "null"
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self).debugDescription
        }
    }
}

/// All that a reader and a tokenizer make of a source.
struct Table: Equatable {
    var header: [String] = []
    var records: [[Cell]] = []
    var origins: [RecordBatch.Origin] = []
    var rejects: [Reject] = []
    var slices: [Slice] = []

    static func == (one: Table, other: Table) -> Bool {
        one.header == other.header && one.records == other.records && one.origins == other.origins
            && one.rejects == other.rejects && one.slices.map(\.bytes) == other.slices.map(\.bytes)
            && one.slices.map(\.line) == other.slices.map(\.line)
            && one.slices.map(\.offset) == other.slices.map(\.offset)
            && one.slices.map(\.sequence) == other.slices.map(\.sequence)
    }

    /// Takes the records of a batch.
    mutating func add(_ batch: RecordBatch) {
        for record in 0..<batch.records {
            let fields = batch.fields[(record * batch.columns)..<((record + 1) * batch.columns)]
            records.append(fields.map { $0.isNull ? .null : .bytes(Array(batch.bytes[$0.range])) })
        }
        origins += batch.origins
        rejects += batch.rejects
    }
}

/// What a test asks of a reading beside the dialect.
struct Asking {
    var limits = IngestLimits()
    var binary: Set<Int> = []
    var collectsRejects = false
}

/// Reads a whole source as a run would.
func readTable(_ source: SourceLocation, _ dialect: CSVDialect = .csv, _ asking: Asking = Asking()) throws -> Table {
    var table = Table()
    var reader = try RecordReader(source: source, ordinal: 0, layout: .rows(dialect), limits: asking.limits)
    table.header = try reader.header() ?? []
    var tokenizer = CSVTokenizer(
        dialect: dialect, columns: table.header.count, binary: asking.binary,
        collectsRejects: asking.collectsRejects)
    tokenizer.maxRecord = asking.limits.maxRecord
    tokenizer.sources = [source.name]
    var slice = Slice(bytes: [], sequence: 0, source: 0, line: 0, offset: 0)
    var batch = RecordBatch(columns: table.header.count)
    while try reader.next(into: &slice) {
        table.slices.append(slice)
        try tokenizer.tokenize(&slice, into: &batch)
        table.add(batch)
    }
    try reader.finish()
    return table
}

/// Reads `text` from a file.
func readTable(_ text: String, _ dialect: CSVDialect = .csv, _ asking: Asking = Asking()) throws -> Table {
    try readTable(Array(text.utf8), dialect, asking)
}

/// Reads `bytes` from a file.
func readTable(_ bytes: [UInt8], _ dialect: CSVDialect = .csv, _ asking: Asking = Asking()) throws -> Table {
    try withFile(bytes) { source, _ in try readTable(source, dialect, asking) }
}

/// The slices that a reader cuts `bytes` into.
func readSlices(
    _ bytes: [UInt8], _ layout: SourceLayout, _ limits: IngestLimits = IngestLimits()
) throws -> [Slice] {
    try withFile(bytes) { source, _ in
        var reader = try RecordReader(source: source, ordinal: 0, layout: layout, limits: limits)
        var slices: [Slice] = []
        var slice = Slice(bytes: [], sequence: 0, source: 0, line: 0, offset: 0)
        while try reader.next(into: &slice) { slices.append(slice) }
        try reader.finish()
        return slices
    }
}

/// The error that reading `bytes` ends with.
func readError(_ bytes: [UInt8], _ dialect: CSVDialect = .csv, _ asking: Asking = Asking()) throws -> IngestError? {
    do {
        _ = try readTable(bytes, dialect, asking)
        return nil
    } catch let error as IngestError {
        return error
    }
}

/// The error that reading `text` ends with.
func readError(_ text: String, _ dialect: CSVDialect = .csv, _ asking: Asking = Asking()) throws -> IngestError? {
    try readError(Array(text.utf8), dialect, asking)
}

extension CSVDialect {
    /// The same dialect with some entries changed.
    func with(_ change: (inout CSVDialect) -> Void) -> CSVDialect {
        var dialect = self
        change(&dialect)
        return dialect
    }

    /// Without a header, for columns named c0, c1 and so on.
    func headless(_ columns: Int) -> CSVDialect {
        with {
            $0.header = false
            $0.columns = (0..<columns).map { "c\($0)" }
        }
    }
}

/// Numbers that are the same in every run of the tests (xorshift64).
struct SameNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
