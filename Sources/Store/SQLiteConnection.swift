internal import CSQLite

/// A connection to one SQLite file, closed when the value goes; for one thread at a time.
@safe public struct SQLiteConnection: ~Copyable {
    /// The version of the SQLite library that is in use: `3.40.1`.
    public static var libraryVersion: String { unsafe String(cString: sqlite3_libversion()) }

    /// The path that its errors name.
    public let path: String
    /// nil after `close`; SQLite answers every call on nil with SQLITE_MISUSE.
    private(set) var handle: OpaquePointer?

    /// Opens the staging store at `path` for reading, without trust in its schema.
    ///
    /// A reader needs no more than the right to read the file: nothing is written beside it.
    public init(reading path: String) throws(StoreError) {
        try StoreHeader.check(path)
        let settings = """
            PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; \
            PRAGMA query_only=ON
            """
        let opened = unsafe try Self.opened(path, flags: SQLITE_OPEN_READONLY, settings: settings)
        unsafe sqlite3_limit(opened, SQLITE_LIMIT_ATTACHED, 0)
        unsafe sqlite3_set_flag(opened, SQLITE_DBCONFIG_DEFENSIVE, 1)
        unsafe handle = unsafe opened
        self.path = path
    }

    /// Opens the empty file at `path`, which nobody else reads, for writing a store into it.
    ///
    /// Without a journal and without syncs: until it is renamed a failure costs the whole file anyway.
    init(filling path: String) throws(StoreError) {
        let settings = """
            PRAGMA page_size=16384; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; \
            PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0
            """
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW
        unsafe handle = unsafe try Self.opened(path, flags: flags, settings: settings)
        self.path = path
    }

    /// Opens the database at `path` for writing in place, all or nothing; `settings` are SQL.
    ///
    /// Whose file it is, the caller has asked its header.
    public init(changing path: String, settings: String) throws(StoreError) {
        let safety =
            "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; "
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW
        let opened = unsafe try Self.opened(path, flags: flags, settings: safety + settings)
        unsafe sqlite3_limit(opened, SQLITE_LIMIT_ATTACHED, 0)
        unsafe sqlite3_set_flag(opened, SQLITE_DBCONFIG_DEFENSIVE, 1)
        unsafe handle = unsafe opened
        self.path = path
    }

    /// Makes the empty file `path`, mode 0600, which may not be there yet, and opens it for writing.
    public init(making path: String, settings: String) throws(StoreError) {
        guard try SystemCall.status(of: path) == nil else { throw .refused(path: path, .existing) }
        try SystemCall.create(path, owner: nil)
        try self.init(changing: path, settings: settings)
    }

    /// Opens an empty database that nobody else sees and that is gone with the connection, in memory as far as there is
    /// room and else in a file without a name.
    public init(vanishing settings: String) throws(StoreError) {
        let settings = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; " + settings
        unsafe handle = unsafe try Self.opened("", flags: SQLITE_OPEN_READWRITE, settings: settings)
        path = "temporary database"
    }

    private static func opened(
        _ path: String, flags: Int32, settings: String
    ) throws(StoreError) -> OpaquePointer? {
        var opened: OpaquePointer?
        // Debian's SQLite takes a name that begins with `file:` for a URI.
        let name = path.isEmpty || path.hasPrefix("/") ? path : "./" + path
        var code = unsafe sqlite3_open_v2(name, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
        unsafe sqlite3_extended_result_codes(opened, 1)
        unsafe sqlite3_busy_timeout(opened, 5000)
        if code == SQLITE_OK { code = unsafe sqlite3_exec(opened, settings, nil, nil, nil) }
        guard code == SQLITE_OK else {
            unsafe sqlite3_close_v2(opened)
            throw .sqlite(path: path, operation: "open", code: code)
        }
        return unsafe opened
    }

    deinit { unsafe sqlite3_close_v2(handle) }

    /// Closes the connection, all of whose statements must be closed, and its locks with it.
    mutating func close() throws(StoreError) {
        let code = unsafe sqlite3_close(handle)
        guard code == SQLITE_OK else { throw .sqlite(path: path, operation: "close", code: code) }
        unsafe handle = nil
    }

    /// Runs statements that have no parameters and whose rows nobody reads.
    public func execute(_ sql: String, for operation: String) throws(StoreError) {
        let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw .sqlite(path: path, operation: operation, code: code) }
    }

    /// The statement of `sql`, ready for its parameters; `operation` is what its errors name.
    public func prepare(_ sql: String, for operation: String) throws(StoreError) -> Statement {
        unsafe try Statement(sql, on: handle, path: path, operation: operation)
    }

    /// Runs one statement that gives no rows.
    public func run(_ sql: String, _ values: [QueryValue], for operation: String) throws(StoreError) {
        let statement = try prepare(sql, for: operation)
        try statement.bind(values)
        try statement.run()
    }

    /// Calls `body` with each row of a query.
    public func rows(
        _ sql: String, _ values: [QueryValue] = [], for operation: String = "read",
        _ body: (borrowing Statement) throws(StoreError) -> Void
    ) throws(StoreError) {
        let statement = try prepare(sql, for: operation)
        try statement.bind(values)
        while try statement.step() { try body(statement) }
    }

    /// The first column of the first row of a query, or null where it gives none.
    public func value(_ sql: String, _ values: [QueryValue] = []) throws(StoreError) -> QueryValue {
        let statement = try prepare(sql, for: "read")
        try statement.bind(values)
        return try statement.step() ? statement.value(0) : .null
    }

    /// The first column of the first row as a whole number, nil where it is none.
    public func integer(_ sql: String, _ values: [QueryValue] = []) throws(StoreError) -> Int? {
        guard case .integer(let number) = try value(sql, values) else { return nil }
        return number
    }
}
