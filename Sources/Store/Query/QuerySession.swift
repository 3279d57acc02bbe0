internal import CSQLite

/// A read-only look at a staging store for a user's own SQL.
///
/// The newest datasets are there as virtual tables, which read only the blocks that a query needs, and hide the file's
/// own views, which do not work here: no function inflates for them what is not checked. Nothing but reading is
/// allowed: no other file, no setting, no change.
@safe public struct QuerySession: ~Copyable {
    private let connection: SQLiteConnection
    /// What its virtual tables tell it.
    let context: QueryContext

    /// Opens the staging store at `path`.
    public init(path: String) throws(StoreError) {
        let connection = try SQLiteConnection(reading: path)
        // What a query sorts may be more than fits into memory, and it is masked.
        try connection.execute("PRAGMA query_only=OFF; PRAGMA temp_store=FILE", for: "open")
        let datasets = StagingReader.newest(of: try StagingReader.datasets(in: connection))
        for dataset in datasets {
            guard (try? DatasetView.check(name: dataset.record.name)) != nil else {
                throw .damaged(path: path, place: dataset.place)
            }
        }
        let shown = datasets.filter(\.isShown)
        let context = QueryContext(path: path, datasets: shown)
        try RecordModule.register(context, on: connection)
        for dataset in shown { try connection.execute(RecordModule.creation(of: dataset), for: "table") }
        try connection.execute("PRAGMA query_only=ON", for: "open")
        QueryGuard.install(on: connection)
        self.connection = connection
        self.context = context
    }

    /// Runs one statement: calls `columns` once with the names, then `row` with each row until it returns false.
    public func run(
        _ sql: String, columns: ([String]) -> Void, row: (borrowing Statement) -> Bool
    ) throws(StoreError) {
        context.forgetFault()
        let statement = try prepare(sql)
        columns((0..<statement.columns).map { statement.name($0) })
        do throws(StoreError) {
            while try statement.step() {
                if !row(statement) { return }
            }
        } catch {
            let words = "a function or an operator refuses a value; see that it gets what it takes"
            throw failure(of: error, inWords: words)
        }
    }

    /// The one statement that `sql` holds, blanks and comments aside.
    private func prepare(_ sql: String) throws(StoreError) -> Statement {
        if sql.utf8.contains(0) { throw .query("the statement holds a NUL byte; leave it out") }
        let text = sql.utf8CString
        var position = 0
        guard let statement = try nextStatement(in: text, from: &position) else {
            throw .query("there is no statement; give one SELECT")
        }
        if try nextStatement(in: text, from: &position) != nil {
            throw .query("there are several statements; give one")
        }
        guard statement.isReadOnly else { throw .query("the statement writes; only reading is allowed") }
        return statement
    }

    /// The statement that comes next in `text` from `position` on, which then is behind it; nil where none is left.
    private func nextStatement(
        in text: ContiguousArray<CChar>, from position: inout Int
    ) throws(StoreError) -> Statement? {
        while position < text.count - 1 {
            var prepared: OpaquePointer?
            var length = 0
            let code = unsafe text.withUnsafeBufferPointer { text in
                let start = unsafe text.baseAddress.map { unsafe $0 + position }
                var tail: UnsafePointer<CChar>?
                let code = unsafe sqlite3_prepare_v2(connection.handle, start, -1, &prepared, &tail)
                if let start = unsafe start, let tail = unsafe tail { length = unsafe tail - start }
                return code
            }
            guard code == SQLITE_OK else {
                throw failure(
                    of: .sqlite(path: connection.path, operation: "query", code: code),
                    inWords: unsafe String(cString: sqlite3_errmsg(connection.handle)))
            }
            position += max(length, 1)
            if unsafe prepared != nil { return unsafe Statement(prepared, path: connection.path, operation: "query") }
        }
        return nil
    }

    /// An error in the user's SQL, told in `words`; the store's own errors as they are.
    ///
    /// SQLite's own words quote the SQL while it is prepared, but values of the store once it runs.
    private func failure(of error: StoreError, inWords words: String) -> StoreError {
        if let fault = context.fault { return fault }
        guard case .sqlite(_, _, let code) = error else { return error }
        switch code & 0xFF {
        case SQLITE_AUTH: return .query("this statement is not allowed; only reading is, by SELECT")
        case SQLITE_ERROR, SQLITE_MISMATCH, SQLITE_RANGE, SQLITE_CONSTRAINT:
            return .query(words)
        default: return error
        }
    }
}

extension Statement {
    /// Whether running it changes nothing.
    fileprivate var isReadOnly: Bool { unsafe sqlite3_stmt_readonly(handle) != 0 }
}

extension StoredDataset {
    /// Whether it has columns, and not more than SQLite gives a table.
    fileprivate var isShown: Bool {
        (1...DatasetView.maximumColumns).contains(DatasetView.columnNames(of: record).count)
    }
}
