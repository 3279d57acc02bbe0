import Crypto
import Foundation
import Records
import TestSupport
import Testing

@testable import Ingest

/// Dumps that `pg_dump` wrote give the rows that PostgreSQL says they hold.
@Suite(.enabled(if: SharedData.has("data"), "../shared/data is absent"))
struct PostgreSQLConformanceTests {
    /// A dump beside its database's expected result.
    struct SharedDump: CustomTestStringConvertible {
        let folder: String
        let name: String
        var testDescription: String { "\(folder)/\(name)" }
        var source: Ingest.SourceLocation { .file(path: SharedData.path("data/\(folder)/\(name)"), name: name) }
        var isCopy: Bool { name.contains("copy") }

        static let all: [SharedDump] = ["chinook", "employees", "northwind", "pagila"].flatMap { database in
            let folder = "sql-pg-\(database)"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: SharedData.path("data/\(folder)"))) ?? []
            return names.filter { $0.hasSuffix(".sql.gz") }.sorted().map { SharedDump(folder: folder, name: $0) }
        }

        /// What PostgreSQL says of the tables.
        func truth() throws -> [String: [String: Any]] {
            let json = try JSONSerialization.jsonObject(with: Data(SharedData.bytes("data/\(folder)/expected.json")))
            return (json as? [String: Any])?["tables"] as? [String: [String: Any]] ?? [:]
        }
    }

    @Test(arguments: SharedDump.all)
    func `every table has its rows, nulls and distinct values`(dump: SharedDump) throws {
        let tables = try readDump(dump.source)
        for (name, truth) in try dump.truth() {
            let parts = tables.sections.filter { $0.table.dataset == name }
            let rows = parts.flatMap(\.rows.records)
            #expect(rows.count == truth["rows"] as? Int ?? 0, "\(name)")
            guard let columns = truth["columns"] as? [String], let part = parts.first else { continue }
            // Generated columns are in no row.
            let given = part.columns
            #expect(given.allSatisfy(columns.contains), "\(name)")
            let nulls = truth["nulls"] as? [String: Int] ?? [:]
            let distinct = truth["distinct"] as? [String: Int] ?? [:]
            for (ordinal, column) in given.enumerated() {
                let values = rows.map { $0[ordinal] }
                #expect(values.count { $0 == .null } == nulls[column, default: 0], "\(name).\(column)")
                let different = Set(values.compactMap { if case .bytes(let bytes) = $0 { bytes } else { nil } })
                #expect(different.count == distinct[column, default: 0], "\(name).\(column)")
            }
            if dump.isCopy, let hash = truth["sha256_rows_sorted"] as? String {
                #expect(sortedHash(rows) == hash, "\(name)")
            }
        }
    }

    @Test(arguments: SharedDump.all)
    func `the definitions are those of the database`(dump: SharedDump) throws {
        let reader = try PostgreSQLDump(source: dump.source, ordinal: 0)
        while try reader.nextSection() != nil {}
        try reader.finish()
        guard !reader.schema.tables.isEmpty else { return }
        for (name, truth) in try dump.truth() {
            let table = reader.schema.tables.first { $0.name.dataset == name }
            guard let types = truth["types"] as? [String] else { continue }
            #expect(table?.columns.map(\.name) == truth["columns"] as? [String], "\(name)")
            #expect(table?.columns.map { plain($0.type) } == types.map(plain), "\(name)")
        }
    }

    @Test(arguments: SharedDump.all.filter { ["pagila", "northwind"].contains($0.folder.dropFirst(7)) })
    func `slices and reads of any size give the same rows`(dump: SharedDump) throws {
        let whole = try readDump(dump.source)
        for (readBytes, sliceBytes) in [(64 << 10, 1000), (1000, 1 << 14)] {
            var asking = Asking()
            asking.limits.readBytes = readBytes
            asking.limits.sliceBytes = sliceBytes
            let parts = try readDump(dump.source, asking)
            #expect(parts.schema == whole.schema)
            #expect(parts.sections.map(\.table) == whole.sections.map(\.table))
            #expect(parts.sections.map(\.rows.records) == whole.sections.map(\.rows.records))
            #expect(parts.sections.map(\.rows.origins) == whole.sections.map(\.rows.origins))
        }
    }

    /// A type without the schema of its name, in which catalog and dump differ.
    private func plain(_ type: String) -> String { type.replacing("public.", with: "") }

    private func sortedHash(_ rows: [[Cell]]) -> String {
        let lines = rows.map { row in
            var line: [UInt8] = []
            for cell in row {
                line.append(UInt8(ascii: line.isEmpty ? "[" : ","))
                if case .bytes(let bytes) = cell {
                    line.append(UInt8(ascii: "\""))
                    for byte in bytes { JSONText.appendEscaped(byte, to: &line) }
                    line.append(UInt8(ascii: "\""))
                } else {
                    line += Array("null".utf8)
                }
            }
            return line + Array("]\n".utf8)
        }
        var hash = SHA256()
        for line in lines.sorted(by: { $0.lexicographicallyPrecedes($1) }) { hash.update(data: line) }
        return HexText.string(hash.finalize())
    }
}
