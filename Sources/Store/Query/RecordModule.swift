internal import CSQLite

/// The virtual table module by which a session reads its datasets; only the session itself can make tables of it.
enum RecordModule {
    private static let name = "bauta_records"

    /// Lets the connection make tables of the datasets in `context`.
    static func register(_ context: QueryContext, on connection: borrowing SQLiteConnection) throws(StoreError) {
        let held = unsafe Unmanaged.passRetained(context).toOpaque()
        let code = unsafe sqlite3_create_module_v2(connection.handle, name, context.module, held) { held in
            guard let held = unsafe held else { return }
            unsafe Unmanaged<QueryContext>.fromOpaque(held).release()
        }
        if code != SQLITE_OK { throw .sqlite(path: connection.path, operation: "module", code: code) }
    }

    /// The SQL that makes the table of `dataset`.
    static func creation(of dataset: StoredDataset) -> String {
        "CREATE VIRTUAL TABLE temp.\(DatasetView.quoted(dataset.record.name)) USING \(name)(\(dataset.dataset))"
    }

    /// What SQLite calls: reading and nothing else.
    static var callbacks: sqlite3_module {
        var module = sqlite3_module()
        connect(&module)
        unsafe module.xBestIndex = { table, info in unsafe offer(table, info) }
        unsafe module.xOpen = { table, cursor in unsafe openCursor(table, cursor) }
        unsafe module.xClose = { cursor in
            unsafe Unmanaged<RecordCursor>.fromOpaque(record_cursor_object(cursor)).release()
            unsafe sqlite3_free(cursor)
            return SQLITE_OK
        }
        unsafe module.xFilter = { cursor, plan, _, count, values in
            let cursor = unsafe recordCursor(cursor)
            let values = (0..<Int(count)).map { unsafe QueryValue(values?[$0]) }
            return cursor.context.attempt { () throws(StoreError) in try cursor.filter(plan: Int(plan), values) }
        }
        unsafe module.xNext = { cursor in
            let cursor = unsafe recordCursor(cursor)
            return cursor.context.attempt { () throws(StoreError) in try cursor.next() }
        }
        unsafe module.xEof = { cursor in unsafe recordCursor(cursor).isAtEnd ? 1 : 0 }
        unsafe module.xColumn = { cursor, result, column in unsafe answer(recordCursor(cursor), column, result) }
        unsafe module.xRowid = { cursor, number in
            let cursor = unsafe recordCursor(cursor)
            return cursor.context.attempt { () throws(StoreError) in
                unsafe number?.pointee = Int64(try cursor.rowid())
            }
        }
        return module
    }

    /// `xCreate` and `xConnect` differ, so that SQLite does not take the module itself for a table.
    private static func connect(_ module: inout sqlite3_module) {
        unsafe module.xCreate = { database, context, count, arguments, table, _ in
            unsafe makeTable(database, context, count > 3 ? arguments?[3] : nil, table)
        }
        unsafe module.xConnect = { database, context, count, arguments, table, _ in
            unsafe makeTable(database, context, count == 4 ? arguments?[3] : nil, table)
        }
        unsafe module.xDisconnect = { table in unsafe letGo(table) }
        unsafe module.xDestroy = { table in unsafe letGo(table) }
    }
}

private func recordTable(_ table: UnsafeMutablePointer<sqlite3_vtab>?) -> RecordTable {
    unsafe Unmanaged<RecordTable>.fromOpaque(record_table_object(table)).takeUnretainedValue()
}

private func recordCursor(_ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> RecordCursor {
    unsafe Unmanaged<RecordCursor>.fromOpaque(record_cursor_object(cursor)).takeUnretainedValue()
}

/// Makes the table of the dataset whose number is the module's one argument.
private func makeTable(
    _ database: OpaquePointer?, _ context: UnsafeMutableRawPointer?, _ argument: UnsafePointer<CChar>?,
    _ result: UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab>?>?
) -> Int32 {
    guard let context = unsafe context, let argument = unsafe argument,
        let number = Int(unsafe String(cString: argument))
    else { return SQLITE_ERROR }
    let shared = unsafe Unmanaged<QueryContext>.fromOpaque(context).takeUnretainedValue()
    guard let dataset = shared.datasets[number] else { return SQLITE_ERROR }
    let table = unsafe RecordTable(dataset, shared, on: database)
    let code = unsafe sqlite3_declare_vtab(database, table.declaration)
    guard code == SQLITE_OK else { return code }
    let held = unsafe Unmanaged.passRetained(table)
    guard let made = unsafe record_table_make(held.toOpaque()) else {
        unsafe held.release()
        return SQLITE_NOMEM
    }
    unsafe result?.pointee = unsafe made
    return SQLITE_OK
}

private func letGo(_ table: UnsafeMutablePointer<sqlite3_vtab>?) -> Int32 {
    unsafe Unmanaged<RecordTable>.fromOpaque(record_table_object(table)).release()
    unsafe sqlite3_free(table)
    return SQLITE_OK
}

private func offer(
    _ table: UnsafeMutablePointer<sqlite3_vtab>?, _ info: UnsafeMutablePointer<sqlite3_index_info>?
) -> Int32 {
    guard let info = unsafe info else { return SQLITE_ERROR }
    let table = unsafe recordTable(table)
    return table.context.attempt { () throws(StoreError) in unsafe try table.offer(info) }
}

private func openCursor(
    _ table: UnsafeMutablePointer<sqlite3_vtab>?,
    _ result: UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab_cursor>?>?
) -> Int32 {
    let held = unsafe Unmanaged.passRetained(RecordCursor(recordTable(table)))
    guard let made = unsafe record_cursor_make(held.toOpaque()) else {
        unsafe held.release()
        return SQLITE_NOMEM
    }
    unsafe result?.pointee = unsafe made
    return SQLITE_OK
}

private func answer(_ cursor: RecordCursor, _ column: Int32, _ result: OpaquePointer?) -> Int32 {
    cursor.context.attempt { () throws(StoreError) in
        try cursor.value(Int(column)) { cell, text in
            switch cell {
            case .null: unsafe sqlite3_result_null(result)
            case .integer(let number): unsafe sqlite3_result_int64(result, Int64(number))
            case .real(let number): unsafe sqlite3_result_double(result, number)
            case .plain, .written:
                unsafe text.withUnsafeBytes { text in
                    let bytes = unsafe text.bindMemory(to: CChar.self)
                    // SQLite takes a null pointer for NULL, also where the length is 0.
                    unsafe bytes.isEmpty
                        ? sqlite3_result_text(result, "", 0, transient)
                        : sqlite3_result_text64(
                            result, bytes.baseAddress, UInt64(bytes.count), transient, UInt8(SQLITE_UTF8))
                }
            }
        }
    }
}

extension QueryValue {
    /// The value that SQLite hands over, copied.
    @unsafe fileprivate init(_ value: OpaquePointer?) {
        let type = unsafe sqlite3_value_type(value)
        switch type {
        case SQLITE_INTEGER: self = .integer(Int(unsafe sqlite3_value_int64(value)))
        case SQLITE_FLOAT: self = .real(unsafe sqlite3_value_double(value))
        case SQLITE_TEXT, SQLITE_BLOB:
            // The pointer before the length: asking for the pointer may change the length.
            let start = unsafe sqlite3_value_blob(value)
            let count = unsafe Int(sqlite3_value_bytes(value))
            let bytes = unsafe Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
            self = type == SQLITE_TEXT ? .text(bytes) : .blob(bytes)
        default: self = .null
        }
    }
}
