import Crypto
import Foundation
import Records
import TestSupport
import Testing

@testable import Ingest

/// The shared dumps give the tables that the server itself gave.
@Suite(.enabled(if: SharedData.has("data"), "../shared/data is absent"))
struct MySQLConformanceTests {
    private static let dumps = [
        "sql-mysql-chinook/chinook_default.sql.gz", "sql-mysql-chinook/chinook_latin1.sql.gz",
        "sql-mysql-employees/employee_default.sql.gz", "sql-mysql-employees/employee_no_extended.sql.gz",
        "sql-mysql-sakila/sakila_databases.sql.gz", "sql-mysql-sakila/sakila_default.sql.gz",
        "sql-mysql-sakila/sakila_hexblob_complete.sql.gz", "sql-mysql-sakila/sakila_smallbuf.sql.gz",
    ]

    @Test(arguments: dumps)
    func `dumps give the server's own tables`(dump: String) throws {
        let folder = String(dump.prefix { $0 != "/" })
        let reading = try readMySQL(.file(path: SharedData.path("data/\(dump)"), name: dump), Self.asking)
        let expected = try Self.truth(folder)
        #expect(Set(reading.tables.map(\.name.name)) == Set(expected.keys))
        #expect(Set(reading.schema.tables.map(\.name.name)) == Set(expected.keys))
        for table in reading.tables { try compare(table, expected, reading.schema, dump) }
    }

    @Test func `files beside a definition give the server's own tables`() throws {
        let expected = try Self.truth("sql-mysql-sakila")
        let folder = SharedData.path("data/sql-mysql-sakila/tab")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".sql") }
        #expect(names.count == expected.count)
        for name in names {
            let reading = try readMySQL(.file(path: "\(folder)/\(name)", name: name), Self.asking)
            #expect(reading.tables.count == 1, "\(name)")
            for table in reading.tables { try compare(table, expected, reading.schema, name) }
        }
    }

    @Test func `files with options beside a definition give the server's own tables`() throws {
        let expected = try Self.truth("sql-mysql-sakila")
        let folder = SharedData.path("data/sql-mysql-sakila/tabcsv")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".sql") }
        #expect(names.count == 13)
        var form = MySQLTextForm()
        (form.delimiter, form.quote) = (UInt8(ascii: ","), UInt8(ascii: "\""))
        for name in names {
            let reading = try readMySQL(.file(path: "\(folder)/\(name)", name: name), Self.asking, form: form)
            #expect(reading.tables.count == 1, "\(name)")
            for table in reading.tables { try compare(table, expected, reading.schema, name) }
        }
    }

    private func compare(
        _ table: MySQLTable, _ expected: [String: [String: Any]], _ schema: DumpSchema, _ dump: String
    ) throws {
        let truth = try #require(expected[table.name.name])
        let label = "\(dump): \(table.name.name)"
        #expect(table.columns == truth["columns"] as? [String], "\(label)")
        #expect(table.rows.count == truth["rows"] as? Int, "\(label)")
        let types = try #require(schema.table(table.name)).columns.map(\.type)
        #expect(types == truth["types"] as? [String], "\(label)")
        let nulls = truth["nulls"] as? [String: Int] ?? [:]
        let distinct = truth["distinct"] as? [String: Int] ?? [:]
        for (index, column) in table.columns.enumerated() {
            let values = table.rows.map { $0[index] }
            #expect(values.count { $0 == .null } == nulls[column, default: 0], "\(label).\(column)")
            let different = Set(values.filter { $0 != .null }.map(\.description)).count
            #expect(different == distinct[column, default: 0], "\(label).\(column)")
        }
        // The server could not write one name in latin1 and wrote `?` instead.
        if dump.contains("latin1"), table.name.name == "Customer" {
            return #expect(table.rows.contains { $0.contains("Stanis?aw") && $0.contains("Wójcik") })
        }
        let binary = Set(truth["binary_columns"] as? [String] ?? [])
        let isBinary = table.columns.map(binary.contains)
        #expect(Self.hash(table.rows, isBinary) == truth["sha256_rows_sorted"] as? String, "\(label)")
    }

    private static var asking: Asking {
        var asking = Asking()
        asking.limits.maxRatio = nil
        return asking
    }

    private static func truth(_ folder: String) throws -> [String: [String: Any]] {
        let json = try JSONSerialization.jsonObject(with: Data(SharedData.bytes("data/\(folder)/expected.json")))
        return (json as? [String: Any])?["tables"] as? [String: [String: Any]] ?? [:]
    }

    /// The hash of rows as the truth defines it.
    private static func hash(_ rows: [[Cell]], _ isBinary: [Bool]) -> String {
        let lines = rows.map { row in
            var line: [UInt8] = []
            for (cell, isBinary) in zip(row, isBinary) {
                line.append(UInt8(ascii: line.isEmpty ? "[" : ","))
                guard case .bytes(let bytes) = cell else {
                    line += Array("null".utf8)
                    continue
                }
                line.append(UInt8(ascii: "\""))
                if isBinary {
                    line += Array("0x\(HexText.string(bytes).uppercased())".utf8)
                } else {
                    for byte in bytes { JSONText.appendEscaped(byte, to: &line) }
                }
                line.append(UInt8(ascii: "\""))
            }
            return line + Array("]\n".utf8)
        }
        var hash = SHA256()
        for line in lines.sorted(by: { $0.lexicographicallyPrecedes($1) }) { hash.update(data: line) }
        return HexText.string(hash.finalize())
    }
}
