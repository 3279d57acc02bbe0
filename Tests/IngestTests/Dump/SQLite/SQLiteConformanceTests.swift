import Foundation
import Records
import TestSupport
import Testing

@testable import Ingest

/// The databases of `../shared/data/sqlite` and the scripts that the shell makes of them.
@Suite(.enabled(if: SharedData.has("data/sqlite"), "../shared/data is absent"))
struct SQLiteConformanceTests {
    /// What is known of one file.
    struct Known: Decodable {
        struct Table: Decodable {
            let rows: Int
            let columns: [String]
            let hash: String

            enum CodingKeys: String, CodingKey {
                case rows, columns
                case hash = "sha256_rows_sorted"
            }
        }

        let tables: [String: Table]?
    }

    private struct Expected: Decodable {
        let files: [String: Known]
    }

    private static func known() throws -> [String: Known] {
        try JSONDecoder().decode(Expected.self, from: Data(SharedData.bytes("data/sqlite/expected.json"))).files
    }

    /// How many rows each table has and their hash, as Python's own reader sees them: see `doc` in the file.
    private static func hash(_ tables: [SQLiteRows]) throws -> [String: String] {
        let python = try #require(Program.python)
        let script = """
            import sys, json, hashlib
            def spelled(v):
                if v == "null": return None
                if v[0] == "'": return v[1:-1]
                if v[0] == "x": return {"blob": v[1:]}
                if v[-1] == "r": return {"real": repr(float(v[:-1]))}
                return int(v)
            for name, rows in json.load(sys.stdin).items():
                lines = sorted(json.dumps([spelled(v) for v in row], ensure_ascii=False, separators=(",", ":")).encode()
                    for row in rows)
                print(name + "\\t" + hashlib.sha256(b"".join(line + b"\\n" for line in lines)).hexdigest())
            """
        let rows = Dictionary(uniqueKeysWithValues: tables.map { ($0.table.name, $0.rows) })
        let input = try [UInt8](JSONSerialization.data(withJSONObject: rows))
        let transcript = try python.run(["-c", script], input: .bytes(input))
        try #require(transcript.status == 0, "\(transcript.words)")
        return Dictionary(
            uniqueKeysWithValues: transcript.output.split(separator: "\n").map { line in
                let parts = line.split(separator: "\t").map(String.init)
                return (parts[0], parts[1])
            })
    }

    /// A database of the folder, unpacked.
    private static func unpack(_ name: String, into folder: borrowing TemporaryFolder) throws -> String {
        let isPacked = name.hasSuffix(".gz")
        let bytes = try isPacked ? SharedData.inflated("data/sqlite/\(name)") : SharedData.bytes("data/sqlite/\(name)")
        return try folder.write(bytes, to: isPacked ? String(name.dropLast(3)) : name)
    }

    /// Rows without the order, for a comparison; those of `.dump` are in the same one, but tables may not be.
    private static func sorted(_ tables: [SQLiteRows]) -> [String: [String]] {
        Dictionary(grouping: tables, by: \.table.name).mapValues { parts in
            parts.flatMap { $0.rows.map { $0.joined(separator: "\u{1F}") } }.sorted()
        }
    }

    @Test func `reads every database as SQLite does, and every script as its database`() throws {
        for (name, known) in try Self.known() where known.tables != nil {
            let folder = try TemporaryFolder()
            let path = try Self.unpack(name, into: folder)
            let before = try listing(folder.path)
            let reader = try SQLiteDatabase(source: sqliteSource(path), ordinal: 0)
            let tables = try readAll(reader)
            #expect(try listing(folder.path) == before, "\(name)")
            #expect(Set(tables.map(\.table.name)) == Set((known.tables ?? [:]).keys), "\(name)")
            let hashes = try Self.hash(tables)
            for table in tables {
                let hash = known.tables?[table.table.name]?.hash
                #expect(hashes[table.table.name] == hash, "\(name) \(table.table.name)")
                #expect(table.rows.count == known.tables?[table.table.name]?.rows, "\(name) \(table.table.name)")
                #expect(table.columns == known.tables?[table.table.name]?.columns, "\(name) \(table.table.name)")
            }
            try folder.write(SQLiteShell.run(path, ".dump"), to: "dump.sql")
            let script = try SQLiteScript(source: sqliteSource(folder.file("dump.sql")), ordinal: 0)
            let rows = Self.sorted(try readAll(script))
            #expect(rows == Self.sorted(tables).filter { !$0.value.isEmpty }, "\(name)")
            #expect(Self.definitions(script.schema) == Self.definitions(reader.schema), "\(name)")
            #expect(reader.schema.tables.allSatisfy { !$0.columns.contains { $0.name.isEmpty } })
        }
    }

    /// A schema without what only the values tell.
    private static func definitions(_ schema: DumpSchema) -> [TableSchema] {
        schema.tables.map { table in
            var table = table
            for index in table.columns.indices { table.columns[index].valueType = .dynamic }
            return table
        }.sorted { $0.name.name < $1.name.name }
    }

    @Test func `reads a script that another shell made, gzip too`() throws {
        let folder = try TemporaryFolder()
        let database = try Self.unpack("chinook.sqlite.gz", into: folder)
        let script = SharedData.path("data/sqlite/chinook_dump.sql.gz")
        let tables = try readAll(SQLiteDatabase(source: sqliteSource(database), ordinal: 0))
        let rows = try readAll(SQLiteScript(source: sqliteSource(script), ordinal: 0))
        #expect(Self.sorted(rows) == Self.sorted(tables))
    }
}
