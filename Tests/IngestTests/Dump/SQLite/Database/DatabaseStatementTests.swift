import Records
import TestSupport
import Testing

@testable import Ingest

@Suite struct DatabaseStatementTests {
    @Test func `gives values with their classes`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("t.db")
        try SQLiteShell.run(path, "CREATE TABLE t(a);")
        let connection = try DatabaseConnection(path, name: "t", access: .locked, largest: 1 << 20)
        var rows = 0
        try connection.rows("SELECT 1, 1.5, 'täxt', x'00ff', NULL") { row in
            rows += 1
            #expect(row.columns == 5)
            #expect((0..<5).map { row.storageClass($0) } == [.integer, .real, .text, .blob, nil])
            #expect(row.integer(0) == 1)
            #expect(row.real(1) == 1.5)
            #expect(row.text(2) == "täxt")
            #expect(row.text(4) == nil)
            var bytes: [UInt8] = []
            for column in 0..<5 { row.append(column, isWide: false, to: &bytes) }
            #expect(bytes.count == 4 * StoredValue.header + 1 + StoredValue.realRoom + 5 + 2 + 1)
        }
        #expect(rows == 1)
        #expect(throws: IngestError.database(source: "t", action: "read", code: 1)) {
            try connection.rows("x") { _ in }
        }
    }
}
