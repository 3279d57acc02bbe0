import Testing

/// Where memory is handled by hand: a list that is read before it grows.
@Suite struct UnsafeTests {
    /// Files of `Sources` that may say `unsafe`, by the reason.
    private static let allowed: [(reason: String, files: Set<String>)] = [
        (
            "calls zlib or ISA-L",
            [
                "Compression/Deflater", "Compression/GzipHeader", "Compression/IsalDeflation",
                "Compression/IsalInflation", "Compression/ZlibDeflation", "Compression/ZlibInflation",
            ]
        ),
        (
            "calls SQLite",
            [

                "Ingest/Dump/SQLite/Database/DatabaseConnection", "Ingest/Dump/SQLite/Database/DatabaseStatement",
                "Store/Query/QueryContext", "Store/Query/QueryGuard", "Store/Query/QuerySession",
                "Store/Query/RecordModule", "Store/Query/RecordTable",
                "Store/Query/TableBlocks", "Store/SQLiteConnection", "Store/Script/SQLKeywords", "Store/Seed/TableLoad",
                "Store/Statement",
                "Store/StoreError",
            ]
        ),
        (
            "calls the system",
            [
                "Ingest/ByteSource", "Ingest/FileStamp", "Ingest/IngestError", "Ingest/SourceGlob",
                "Masking/Keys/KeyCommand", "Masking/Keys/KeyEnvironment", "Masking/Keys/KeyFile",
                "Pipeline/Spill/NamelessFile", "Rules/RulePath",
                "Store/ReaderPace", "Store/StoreLock", "Store/SystemCall", "bauta/Console", "bauta/OutputPipe",
                "bauta/ProcessHardening",
            ]
        ),
        (
            "goes over a slice's bytes with pointers, behind a checked entry: measured",
            [
                "Ingest/CSV/BatchFiller", "Ingest/CSV/ByteFinder", "Ingest/CSV/CSVTokenizer", "Ingest/CSV/CSVCutter",
                "Ingest/CSV/MarkWindow", "Ingest/CSV/PairFinder", "Ingest/CSV/RecordScanner",
                "Ingest/CSV/RecordScanner+Quotes", "Ingest/JSON/LineFeedFinder", "Ingest/JSON/JSONDocuments",
                "Ingest/JSON/JSONScanner", "Ingest/JSON/JSONScanner+Keys", "Ingest/JSON/JSONScanner+Scalars",
                "Ingest/JSON/JSONTokenizer", "Ingest/JSON/Documents/JSONDocumentCutter",
                "Ingest/JSON/Documents/JSONDocumentCutter+Frame", "Ingest/JSON/Documents/JSONEndFinder",
                "Ingest/JSON/JSONRecordReader",
                "Ingest/JSON/Documents/JSONTokenCheck", "Ingest/LineCount", "Ingest/RecordBatch+Filling",
                "Ingest/TextCheck",
                "Ingest/Dump/SQLite/Database/StoredRows", "Ingest/Dump/SQLite/Database/StoredValue",
                "Ingest/Dump/SQLite/RowJudge", "Ingest/Dump/SQLite/Script/SQLiteScript",
                "Ingest/Dump/SQLite/Script/ScriptExpression", "Ingest/Dump/SQLite/Script/ScriptRows",
                "Ingest/Dump/SQLite/Script/ScriptScanner", "Ingest/Dump/SQLite/Script/ScriptScanner+Numbers",
                "Ingest/Dump/SQLite/Script/StatementCutter",
                "Ingest/Dump/MySQL/Rows/MySQLMarkFinder", "Ingest/Dump/MySQL/Rows/MySQLRowCutter",
                "Ingest/Dump/MySQL/Rows/MySQLRowFiller", "Ingest/Dump/MySQL/Rows/MySQLRowScanner",
                "Ingest/Dump/MySQL/Rows/MySQLRowScanner+Values", "Ingest/Dump/MySQL/Rows/MySQLTextRows",
                "Ingest/Dump/MySQL/Rows/MySQLTokenizer",
                "Ingest/Dump/PostgreSQL/Definitions/PostgreSQLStatement", "Ingest/Dump/PostgreSQL/PostgreSQLLexer",
                "Ingest/Dump/PostgreSQL/PostgreSQLString", "Ingest/Dump/PostgreSQL/PostgreSQLWindow",
                "Ingest/Dump/PostgreSQL/Rows/CopyCutter", "Ingest/Dump/PostgreSQL/Rows/CopyScanner",
                "Ingest/Dump/PostgreSQL/Rows/CopyTokenizer", "Ingest/Dump/PostgreSQL/Rows/DumpRowFiller",
                "Ingest/Dump/PostgreSQL/Rows/InsertReading", "Ingest/Dump/PostgreSQL/Rows/InsertScanner",
                "Ingest/Dump/PostgreSQL/Rows/InsertScanner+Values",
                "Ingest/Dump/PostgreSQL/Rows/PostgreSQLInsertTokenizer", "Ingest/Dump/PostgreSQL/Rows/RowMarks",
                "Masking/Primitives/ASCII", "Masking/Primitives/FF1", "Pipeline/Columns/ValueHash",
                "Pipeline/Encoding/JSONStringWriter", "Pipeline/Encoding/RowEncoder", "Pipeline/Encoding/RowSource",
                "Pipeline/Encoding/RowTextEncoder",
                "Pipeline/Encoding/ValueBounds", "Records/CSVText", "Records/HexText", "Records/JSON/JSONLine",
                "Store/BlockDecoder", "Store/Rows/BlockRows", "Store/Rows/JSONCursor",
                "Store/Script/ByteCursor", "Store/Script/MySQLSpelling", "Store/Script/PostgreSQLSpelling",
                "Store/Script/RowScript", "Store/Script/SQLiteSpelling", "Store/Script/ValueSpelling",
            ]
        ),
        (
            "hands bytes to a hash or a cipher",
            [
                "Masking/Keys/IncrementalHMAC", "Masking/Primitives/BlockCipher", "Masking/Primitives/HashKernel",
                "Masking/Primitives/HashStream", "Masking/Primitives/HashWriter",
                "Masking/Primitives/KeyedHashState", "Masking/Primitives/SIV", "Store/Digest",
            ]
        ),
        ("calls RE2", ["Masking/Primitives/Patterns/Pattern"]),
        ("holds a key, and wipes it", ["Masking/Keys/KeyText", "Masking/Keys/SecretBuffer"]),
    ]

    @Test func `unsafe code stays where it is known`() {
        for file in unsafeFiles { print("unsafe: \(file) (\(reason(of: file) ?? "no reason known"))") }
        let faults = unsafeFiles.filter { reason(of: $0) == nil }
        expectNone(
            faults, cure: "use a Span; where C leaves no choice, add the file to UnsafeTests.allowed with its reason")
    }

    @Test func `the list is true`() {
        let faults = Self.allowed.flatMap(\.files).filter { !unsafeFiles.contains($0) }
        expectNone(faults.sorted(), cure: "the file needs no unsafe code any more: take it off the list")
    }

    @Test func `every class says why it is one`() {
        let faults = Tree.sources.flatMap { file in
            file.code.indices.filter { number in
                let line = file.code[number]
                guard line.holds("class "), line.contains(#/^(?:public |private |final )*class \w/#) else {
                    return false
                }
                return !file.lines[max(number - 1, 0)...number + 1].contains { $0.holds("//") }
            }.map { "\(file.path):\($0 + 1)" }
        }
        expectNone(faults, cure: "make it a struct, or say in its doc comment what is shared")
    }

    /// The files of `Sources` with unsafe code, without folder and ending.
    private let unsafeFiles = Tree.sources.filter { file in
        file.code.contains { $0.holds("unsafe") && $0.contains(#/\bunsafe\b/#) }
    }.map { String($0.path.dropFirst("Sources/".count).dropLast(".swift".count)) }

    private func reason(of file: String) -> String? { Self.allowed.first { $0.files.contains(file) }?.reason }
}
