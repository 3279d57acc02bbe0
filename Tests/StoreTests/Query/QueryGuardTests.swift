import Records
import Store
import Testing

@Suite struct QueryGuardTests {
    let folder: ScratchFolder
    let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
        try SampleRun(datasets: ["customers", "orders"]).publish(into: path)
    }

    @Test(arguments: [
        "ATTACH 'other.db' AS o", "DETACH main", "PRAGMA journal_mode=WAL", "PRAGMA table_info(bauta_run)",
        "DELETE FROM bauta_audit", "UPDATE bauta_run SET tenant = ''", "INSERT INTO bauta_range VALUES(1,1,1,1,1)",
        "CREATE TABLE t(x)", "CREATE TEMP TABLE t(x)", "DROP VIEW customers", "VACUUM INTO 'copy.db'", "BEGIN",
        "SELECT load_extension('x')", "REINDEX", "ANALYZE", "SELECT * FROM pragma_table_info('bauta_run')",
    ])
    func `allows nothing but reading`(sql: String) throws {
        let before = try folder.bytes(of: "staging.db")
        let error = #expect(throws: StoreError.self) { _ = try rows(sql) }
        #expect(error?.status == .usage, "\(sql): \(String(describing: error))")
        #expect(try folder.bytes(of: "staging.db") == before)
        #expect(try folder.names == ["staging.db", "staging.db.lock"])
    }

    private func rows(_ sql: String) throws -> [[QueryValue]] { try queriedRows(sql, in: path) }
}
