import Crypto
import Foundation
import Records
import TestSupport
import Testing

@testable import Ingest

/// All files of the shared `csv-*` folders that have an expected result give it, or the error that is documented.
///
/// The truth was computed by Python's csv module: `sha256_records` is over the records as compact JSON arrays.
@Suite(.enabled(if: SharedData.has("data"), "../shared/data is absent"))
struct ConformanceTests {
    @Test(arguments: SharedTable.folders)
    func `files give their records or the documented error`(folder: String) throws {
        var agreeing = 0
        for table in try SharedTable.all(in: folder) {
            let verdict = try table.verdict()
            if let reason = ConformanceExceptions.reasons[table.name] {
                #expect(verdict != nil, "\(table.name) agrees and is no exception any more: \(reason)")
            } else {
                #expect(verdict == nil, "\(table.name): \(verdict ?? "")")
                agreeing += 1
            }
        }
        #expect(agreeing > 0)
    }

    @Test func `every exception is a file that mixes line ends`() throws {
        var left = Set(ConformanceExceptions.reasons.keys)
        for table in try SharedTable.folders.flatMap(SharedTable.all(in:)) where left.remove(table.name) != nil {
            let lineEnds = table.truth["eol_bytes"] as? String
            #expect(lineEnds?.contains("+") == true, "\(table.name)")
        }
        #expect(left.isEmpty)
    }

    @Test func `nulls are where PostgreSQL wrote them`() throws {
        for table in try SharedTable.all(in: "csv-psql-copy") {
            guard let nulls = table.truth["nulls"] as? [String: Int], let marker = table.nullMarker else { continue }
            let read = try readTable(table.source, table.dialect.with { $0.null = marker })
            for (ordinal, column) in read.header.enumerated() {
                let found = read.records.count { $0[ordinal] == .null }
                #expect(found == nulls[column, default: 0], "\(table.name): \(column)")
            }
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `inputs of a fuzzer end with records or an error, soon`() throws {
        let clock = ContinuousClock()
        for path in try SharedTable.paths(in: "csv-fuzz-duckdb") {
            let spent = clock.measure {
                for lineEnd in [nil, LineEnd.lf, .crlf, .cr] {
                    let dialect = CSVDialect.csv.with { $0.lineEnd = lineEnd }
                    let source = Ingest.SourceLocation.file(path: SharedData.path(path), name: path)
                    do throws(IngestError) {
                        _ = try readAll(source, dialect)
                    } catch {
                        #expect([.malformed, .columns, .limit].contains(error.status), "\(path): \(error)")
                    }
                }
            }
            #expect(spent < .seconds(2), "\(path)")
        }
    }

    /// Reads a source with its rejects set aside; any other fault is thrown as what it is.
    private func readAll(_ source: Ingest.SourceLocation, _ dialect: CSVDialect) throws(IngestError) -> Int {
        var reader = try RecordReader(source: source, ordinal: 0, layout: .rows(dialect))
        let header = try reader.header() ?? []
        let tokenizer = CSVTokenizer(
            dialect: dialect, columns: header.count, binary: [], collectsRejects: true)
        var slice = Slice(bytes: [], sequence: 0, source: 0, line: 0, offset: 0)
        var batch = RecordBatch(columns: header.count)
        var records = 0
        while try reader.next(into: &slice) {
            try tokenizer.tokenize(&slice, into: &batch)
            records += batch.records + batch.rejects.count
        }
        try reader.finish()
        return records
    }
}
