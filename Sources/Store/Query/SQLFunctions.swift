internal import CSQLite

/// The longest block that a query inflates, in bytes: what SQLite allows a value.
private let maximumBytes = 1_000_000_000

/// The function of SQLite's archive extension by which the views inflate blocks.
enum SQLFunctions {
    /// Registers `sqlar_uncompress(payload, plain_bytes)`.
    static func register(on connection: borrowing SQLiteConnection) throws(StoreError) {
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
        let code = unsafe sqlite3_create_function_v2(
            connection.handle, "sqlar_uncompress", 2, flags, nil,
            { context, _, values in unsafe uncompress(context, values) }, nil, nil, nil)
        if code != SQLITE_OK { throw .sqlite(path: connection.path, operation: "function", code: code) }
    }
}

private func uncompress(_ context: OpaquePointer?, _ values: UnsafeMutablePointer<OpaquePointer?>?) {
    guard let values = unsafe values else { return }
    let start = unsafe sqlite3_value_blob(values[0])
    let count = unsafe Int(sqlite3_value_bytes(values[0]))
    let plainBytes = unsafe Int(sqlite3_value_int64(values[1]))
    if plainBytes <= 0 || plainBytes == count {
        unsafe sqlite3_result_value(context, values[0])
        return
    }
    let payload = unsafe UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
    guard plainBytes <= maximumBytes, var decoder = try? BlockDecoder(),
        let plain = decoder.inflated(unsafe payload.bindMemory(to: UInt8.self).span, plainBytes: plainBytes)
    else {
        unsafe sqlite3_result_error(context, "a block does not inflate; run 'bauta verify'", -1)
        return
    }
    unsafe sqlite3_result_blob64(context, plain, UInt64(plain.count), transient)
}
