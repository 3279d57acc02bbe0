internal import CSQLite

/// What a user's query may do: read.
enum QueryGuard {
    /// Lets the connection, from now on, only prepare statements that read and call functions.
    static func install(on connection: borrowing SQLiteConnection) {
        unsafe sqlite3_set_authorizer(
            connection.handle,
            { _, action, _, function, _, _ in
                switch action {
                case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: SQLITE_OK
                case SQLITE_FUNCTION: unsafe mayCall(function) ? SQLITE_OK : SQLITE_DENY
                default: SQLITE_DENY
                }
            }, nil)
    }
}

private func mayCall(_ function: UnsafePointer<CChar>?) -> Bool {
    guard let function = unsafe function else { return false }
    return !["load_extension", "fts3_tokenizer"].contains(unsafe String(cString: function).lowercased())
}
