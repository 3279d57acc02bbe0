import Compression
import Crypto
import Foundation
import Records
import TestSupport

@testable import Ingest

/// A file of the shared material with what Python's csv module says of it.
struct SharedTable {
    /// Its path below `data`.
    let name: String
    let truth: [String: Any]
    let encoding: TextEncoding

    /// The folders of csv files with expected results.
    static let folders = [
        "csv-csvkit", "csv-dialect-truth", "csv-duckdb", "csv-encodings", "csv-frictionless", "csv-miller",
        "csv-papaparse", "csv-psql-copy", "csv-rustcsv", "csv-spectrum", "csv-univocity",
    ]

    /// The files of a folder in an encoding of ours that have an expected result, in the order of their names.
    static func all(in folder: String) throws -> [SharedTable] {
        let json = try JSONSerialization.jsonObject(with: Data(SharedData.bytes("data/\(folder)/expected.json")))
        let files = (json as? [String: Any])?["files"] as? [String: [String: Any]] ?? [:]
        return files.sorted { $0.key < $1.key }.compactMap { name, truth in
            guard let encoding = encoding(truth), truth["sha256_records"] is String else { return nil }
            return SharedTable(name: "\(folder)/\(name)", truth: truth, encoding: encoding)
        }
    }

    /// The paths of all files of a folder.
    static func paths(in folder: String) throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: SharedData.path("data/\(folder)"))
        return names.filter { !["ORIGIN.txt", "expected.json"].contains($0) }.sorted().map { "data/\(folder)/\($0)" }
    }

    var source: SourceLocation { .file(path: SharedData.path("data/\(name)"), name: name) }

    /// The dialect that Python was given.
    var dialect: CSVDialect {
        let given = truth["dialect"] as? [String: Any] ?? [:]
        func byte(_ key: String) -> UInt8? { (given[key] as? String)?.utf8.first }
        return CSVDialect.csv.with {
            $0.delimiter = byte("delimiter") ?? $0.delimiter
            $0.quote = byte("quotechar")
            $0.escape = byte("escapechar")
            $0.doubleQuote = given["doublequote"] as? Bool ?? true
            $0.encoding = encoding
        }
    }

    /// The encoding that Python was given, whose `utf-8-sig` is our UTF-8; nil for one that is not read.
    private static func encoding(_ truth: [String: Any]) -> TextEncoding? {
        guard let name = truth["encoding"] as? String else { return nil }
        return TextEncoding(spelling: name.replacing("-sig", with: ""))
    }

    /// How nulls are written, where PostgreSQL said how it wrote them.
    var nullMarker: [UInt8]? {
        guard let options = truth["copy_options"] as? String else { return nil }
        if options.contains("format text") { return Array("\\N".utf8) }
        guard let start = options.range(of: "null '") else { return [] }
        return Array(options[start.upperBound...].prefix { $0 != "'" }.utf8)
    }

    /// What is wrong with what the reader makes of the file, or nil.
    func verdict() throws -> String? {
        do {
            return try agrees(with: readTable(source, dialect)) ? nil : "other records"
        } catch let error as IngestError {
            return try isDocumented(error) ? nil : "\(error)"
        }
    }

    private func agrees(with table: Table) -> Bool {
        let header: [[Cell]] = [table.header.map { .bytes(Array($0.utf8)) }]
        return isExpected(header + table.records)
    }

    /// Whether the records are those that Python found; it has no nulls, and no record in a blank line.
    private func isExpected(_ records: [[Cell]]) -> Bool {
        var hash = SHA256()
        for record in records where record != [.null] {
            var line: [UInt8] = []
            for cell in record {
                line.append(UInt8(ascii: line.isEmpty ? "[" : ","))
                line.append(UInt8(ascii: "\""))
                if case .bytes(let bytes) = cell { for byte in bytes { JSONText.appendEscaped(byte, to: &line) } }
                line.append(UInt8(ascii: "\""))
            }
            hash.update(data: line + Array("]\n".utf8))
        }
        return HexText.string(hash.finalize()) == truth["sha256_records"] as? String
    }

    /// Whether the truth has the fault that the reader complains of; a fault of names must not hide one of records.
    private func isDocumented(_ error: IngestError) throws -> Bool {
        let bytes = try SharedData.bytes("data/\(name)")
        switch error {
        case .malformed(_, _, _, .fieldCount): return truth["ragged"] as? Bool == true
        case .malformed(_, _, _, .quoteNeverCloses), .malformed(_, _, _, .textAfterQuote):
            return truth["strict_ok"] as? Bool == false
        case .malformed(_, _, _, .nulByte): return bytes.contains(0)
        case .encoding: return truth["bom"] as? Bool == true
        case .malformed(_, _, _, .notUTF8): return String(validating: bytes, as: UTF8.self) == nil
        case .header(_, _, .missing): return truth["records"] as? Int == 0
        case .header: return try agreesHeadless()
        case .compressed(_, .ratioLimit):
            // Legitimate, but as dense as a bomb: the limit holds until it is lifted.
            var asking = Asking()
            asking.limits.maxRatio = nil
            return try agrees(with: readTable(source, dialect, asking))
        default: return false
        }
    }

    /// Whether the records are right when the first is taken for data.
    private func agreesHeadless() throws -> Bool {
        guard truth["ragged"] as? Bool == false, truth["strict_ok"] as? Bool == true else { return true }
        guard let columns = truth["columns"] as? Int else { return false }
        var asking = Asking()
        asking.limits.maxRatio = nil
        return isExpected(try readTable(source, dialect.headless(columns), asking).records)
    }
}
