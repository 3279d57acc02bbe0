internal import CSQLite

/// A connection to a database that is only read, closed when the value goes; for one thread at a time.
///
/// Nothing is made, written or left beside the database, whatever its journal mode.
@safe struct DatabaseConnection: ~Copyable {
    /// How long a writer is waited for, in milliseconds.
    private static let patience: Int32 = 2000

    /// What messages call the database.
    let name: String
    private let handle: OpaquePointer?

    /// Opens the database at `path` in the way that `access` says; no value may be larger than `largest` bytes.
    init(_ path: String, name: String, access: DatabaseAccess, largest: Int) throws(IngestError) {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
        let location = access.location(of: path)
        var code = access.isLone ? DatabaseAccess.registration : SQLITE_OK
        if code == SQLITE_OK {
            code =
                unsafe access.isLone
                ? sqlite3_open_v2(location, &opened, flags, DatabaseAccess.fileSystem)
                : sqlite3_open_v2(location, &opened, flags, nil)
        }
        if code == SQLITE_OK { code = unsafe Self.prepare(opened, largest: largest) }
        guard code == SQLITE_OK else {
            unsafe sqlite3_close_v2(opened)
            throw .database(source: name, action: "open", code: code)
        }
        unsafe handle = unsafe opened
        self.name = name
    }

    deinit { unsafe sqlite3_close_v2(handle) }

    /// Takes all trust in the database's schema away; 0 or SQLite's result code.
    private static func prepare(_ opened: OpaquePointer?, largest: Int) -> Int32 {
        unsafe sqlite3_extended_result_codes(opened, 1)
        unsafe sqlite3_busy_timeout(opened, patience)
        let settings = """
            PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; \
            PRAGMA query_only=ON
            """
        let on = [SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE]
        let off = [
            SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
            SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER,
        ]
        // An older library that does not know one of them has not got what it turns off.
        for option in on { unsafe sqlite3_set_flag(opened, option, 1) }
        for option in off { unsafe sqlite3_set_flag(opened, option, 0) }
        unsafe sqlite3_limit(opened, SQLITE_LIMIT_ATTACHED, 0)
        unsafe sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, Int32(clamping: largest))
        return unsafe sqlite3_exec(opened, settings, nil, nil, nil)
    }

    /// Runs statements whose rows nobody reads.
    func execute(_ sql: String) throws(IngestError) {
        let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw .database(source: name, action: "read", code: code) }
    }

    /// The statement of `sql`, which must not outlive the connection.
    func prepare(_ sql: String) throws(IngestError) -> DatabaseStatement {
        var prepared: OpaquePointer?
        let code = unsafe sqlite3_prepare_v2(handle, sql, -1, &prepared, nil)
        guard code == SQLITE_OK else { throw .database(source: name, action: "read", code: code) }
        return unsafe DatabaseStatement(prepared, name: name)
    }

    /// Calls `body` with each row of a query.
    func rows(
        _ sql: String, _ body: (borrowing DatabaseStatement) throws(IngestError) -> Void
    ) throws(IngestError) {
        let statement = try prepare(sql)
        while try statement.step() { try body(statement) }
    }
}
