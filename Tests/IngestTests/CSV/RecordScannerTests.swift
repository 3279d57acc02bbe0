import Records
import Testing

@testable import Ingest

/// The fast reader and its plain twin agree on whatever bytes.
struct RecordScannerTests {
    /// Dialects that differ in every entry.
    static let dialects: [CSVDialect] = [
        .csv, .tsv,
        .csv.with { $0.escape = UInt8(ascii: "\\") },
        .csv.with {
            $0.escape = UInt8(ascii: "\\")
            $0.doubleQuote = false
            $0.null = Array("\\N".utf8)
        },
        .csv.with {
            $0.doubleQuote = false
            $0.comment = UInt8(ascii: "#")
        },
        .csv.with {
            $0.comment = UInt8(ascii: "#")
            $0.escape = UInt8(ascii: "\\")
        },
        .csv.with {
            $0.quote = nil
            $0.null = Array("a".utf8)
        },
        .csv.with {
            $0.quote = nil
            $0.escape = UInt8(ascii: "\\")
        },
        .csv.with { $0.escape = $0.quote },
        .csv.with {
            $0.quote = UInt8(ascii: "a")
            $0.delimiter = UInt8(ascii: " ")
        },
    ]

    private static let words: [[UInt8]] =
        [
            "\"", "\"", "\"", ",", ",", ",", "\n", "\n", "\r", "\r\n", "\\", "#", "a", "N", "\\N", "\t", " ",
            "xyzxyzxyz",
            "é", "\u{2028}", "\u{1F468}", "\"\"", "\",\"", "\"\n", ",\"", "\n#", "\n\n",
        ].map { Array($0.utf8) } + [[0], [0xFF], [0xC3]]

    /// A few bytes of which every one may matter.
    static func randomBytes(_ numbers: inout SameNumbers) -> [UInt8] {
        let count = Int.random(in: 0...60, using: &numbers)
        return (0..<count).flatMap { _ in words.randomElement(using: &numbers) ?? [] }
    }

    /// The twin's answer as a table's records, origins and rejects.
    private static func expected(_ bytes: [UInt8], _ dialect: CSVDialect, _ columns: Int) -> Table {
        var twin = PlainTwin(bytes, dialect, columns: columns, binary: [1])
        var table = Table()
        for line in twin.lines() {
            switch line.outcome {
            case .record(let cells):
                table.records.append(cells)
                table.origins.append(RecordBatch.Origin(line: line.line, offset: line.offset))
            case .reject(let reason):
                table.rejects.append(Reject(line: line.line, offset: line.offset, source: 0, reason: reason))
            }
        }
        return table
    }

    @Test(arguments: dialects.indices, LineEnd.allCases)
    func `the tokenizer agrees with its plain twin`(dialect: Int, lineEnd: LineEnd) throws {
        let dialect = Self.dialects[dialect].with { $0.lineEnd = lineEnd }
        var numbers = SameNumbers(seed: UInt64(lineEnd.rawValue.utf8.count) + 17)
        var batch = RecordBatch(columns: 0)
        for round in 0..<800 {
            let bytes = Self.randomBytes(&numbers)
            let columns = round % 3 + 1
            let tokenizer = CSVTokenizer(dialect: dialect, columns: columns, binary: [1], collectsRejects: true)
            var slice = Slice(bytes: bytes, sequence: 0, source: 0, line: 1, offset: 0)
            try tokenizer.tokenize(&slice, into: &batch)
            var table = Table()
            table.add(batch)
            let expected = Self.expected(bytes, dialect, columns)
            try #require(table.records == expected.records, "\(bytes)")
            try #require(table.origins == expected.origins, "\(bytes)")
            try #require(table.rejects == expected.rejects, "\(bytes)")
        }
    }

    @Test(arguments: dialects.indices, LineEnd.allCases)
    func `reader and tokenizer in slices agree with the plain twin`(dialect: Int, lineEnd: LineEnd) throws {
        let dialect = Self.dialects[dialect].with { $0.lineEnd = lineEnd }
        var numbers = SameNumbers(seed: 99)
        for round in 0..<20 {
            let bytes = (0..<4).flatMap { _ in Self.randomBytes(&numbers) }
            let columns = round % 3 + 1
            var asking = Asking(binary: [1], collectsRejects: true)
            asking.limits.sliceBytes = [1, 2, 7, 64][round % 4]
            let expected = Self.expected(bytes, dialect, columns)
            try withFile(bytes) { source, _ in
                var first: Table?
                for readBytes in [1, 2, 3, 7, 64, 1 << 20] {
                    asking.limits.readBytes = readBytes
                    let table = try readTable(source, dialect.headless(columns), asking)
                    try #require(table.records == expected.records, "\(bytes)")
                    try #require(table.origins == expected.origins, "\(bytes)")
                    try #require(table.rejects == expected.rejects, "\(bytes)")
                    try #require(table.slices.flatMap(\.bytes) == bytes)
                    try #require(first == nil || first == table, "\(bytes)")
                    first = table
                }
            }
        }
    }
}
