internal import CSQLite

/// Tells SQLite to copy what is bound.
nonisolated(unsafe) let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// A prepared statement, finalized when the value goes.
///
/// Parameters count from 1, columns from 0, as in SQLite.
@safe public struct Statement: ~Copyable {
    private(set) var handle: OpaquePointer?
    private let path: String
    private let operation: String

    /// The statement of `sql` on an open connection, which must outlive it.
    @unsafe init(_ sql: String, on connection: OpaquePointer?, path: String, operation: String) throws(StoreError) {
        var prepared: OpaquePointer?
        let code = unsafe sqlite3_prepare_v2(connection, sql, -1, &prepared, nil)
        guard code == SQLITE_OK else { throw .sqlite(path: path, operation: operation, code: code) }
        unsafe self.init(prepared, path: path, operation: operation)
    }

    /// Takes over a statement that is prepared already.
    @unsafe init(_ prepared: OpaquePointer?, path: String, operation: String) {
        unsafe handle = unsafe prepared
        self.path = path
        self.operation = operation
    }

    deinit { unsafe sqlite3_finalize(handle) }

    /// Lets go of the connection; every later call fails.
    mutating func close() {
        unsafe sqlite3_finalize(handle)
        unsafe handle = nil
    }

    // MARK: Parameters

    /// Binds all parameters in order.
    public func bind(_ values: [QueryValue]) throws(StoreError) {
        for (index, value) in values.enumerated() { try bind(value, at: index + 1) }
    }

    /// Binds one parameter; text and bytes are copied.
    public func bind(_ value: QueryValue, at parameter: Int) throws(StoreError) {
        let index = Int32(truncatingIfNeeded: parameter)
        switch value {
        case .null: try check(unsafe sqlite3_bind_null(handle, index))
        case .integer(let number): try check(unsafe sqlite3_bind_int64(handle, index, Int64(number)))
        case .real(let number): try check(unsafe sqlite3_bind_double(handle, index, number))
        case .text(let bytes):
            try check(
                unsafe bytes.withUnsafeBufferPointer { text in
                    unsafe text.withMemoryRebound(to: CChar.self) { text in
                        // SQLite takes a null pointer for NULL, also where the length is 0.
                        unsafe text.isEmpty
                            ? sqlite3_bind_text(handle, index, "", 0, transient)
                            : sqlite3_bind_text64(
                                handle, index, text.baseAddress, UInt64(text.count), transient, UInt8(SQLITE_UTF8))
                    }
                })
        case .blob(let bytes) where bytes.isEmpty: try check(unsafe sqlite3_bind_zeroblob(handle, index, 0))
        case .blob(let bytes):
            try check(unsafe sqlite3_bind_blob64(handle, index, bytes, UInt64(bytes.count), transient))
        }
    }

    /// Binds a text where it lies, without a copy: it must stay there until the statement was run or cleared.
    @unsafe func bind(lyingAt text: UnsafeBufferPointer<UInt8>, at parameter: Int) throws(StoreError) {
        let code = unsafe text.withMemoryRebound(to: CChar.self) { text in
            unsafe sqlite3_bind_text64(
                handle, Int32(truncatingIfNeeded: parameter), text.baseAddress, UInt64(text.count), nil,
                UInt8(SQLITE_UTF8))
        }
        try check(code)
    }

    /// Forgets what was bound.
    func clear() { unsafe sqlite3_clear_bindings(handle) }

    /// Runs the statement to its end with `bytes` bound at `parameter` where they lie, without a copy.
    func run(binding bytes: Span<UInt8>, at parameter: Int) throws(StoreError) {
        let index = Int32(truncatingIfNeeded: parameter)
        let code = unsafe bytes.withUnsafeBufferPointer { bytes in
            let bound = unsafe sqlite3_bind_blob64(handle, index, bytes.baseAddress, UInt64(bytes.count), nil)
            if bound != SQLITE_OK { return bound }
            let stepped = unsafe sqlite3_step(handle)
            unsafe sqlite3_reset(handle)
            unsafe sqlite3_bind_null(handle, index)
            return stepped
        }
        guard code == SQLITE_DONE else { throw .sqlite(path: path, operation: operation, code: code) }
    }

    /// Runs the statement to its end, ready to be bound and run again.
    public func run() throws(StoreError) {
        while try step() {}
        unsafe sqlite3_reset(handle)
    }

    /// Goes to the next row, and says whether there is one.
    public func step() throws(StoreError) -> Bool {
        switch unsafe sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            unsafe sqlite3_reset(handle)
            throw .sqlite(path: path, operation: operation, code: code)
        }
    }

    /// Makes the statement ready to be bound and stepped again.
    public func reset() { unsafe sqlite3_reset(handle) }

    private func check(_ code: Int32) throws(StoreError) {
        if code != SQLITE_OK { throw .sqlite(path: path, operation: operation, code: code) }
    }

    // MARK: Columns

    /// How many columns a row has.
    public var columns: Int { unsafe Int(sqlite3_column_count(handle)) }

    /// The name of a column.
    public func name(_ column: Int) -> String {
        unsafe sqlite3_column_name(handle, Int32(truncatingIfNeeded: column)).map { unsafe String(cString: $0) } ?? ""
    }

    /// A column's value, copied.
    public func value(_ column: Int) -> QueryValue {
        let index = Int32(truncatingIfNeeded: column)
        switch unsafe sqlite3_column_type(handle, index) {
        case SQLITE_INTEGER: return .integer(integer(column))
        case SQLITE_FLOAT: return .real(unsafe sqlite3_column_double(handle, index))
        case SQLITE_TEXT: return .text(bytes(column))
        case SQLITE_BLOB: return .blob(bytes(column))
        default: return .null
        }
    }

    /// All columns' values, copied.
    public func values() -> [QueryValue] { (0..<columns).map { value($0) } }

    /// A column as a whole number; 0 where it is none.
    public func integer(_ column: Int) -> Int {
        Int(unsafe sqlite3_column_int64(handle, Int32(truncatingIfNeeded: column)))
    }

    /// A column as a whole number; nil where it is null.
    public func optionalInteger(_ column: Int) -> Int? { isNull(column) ? nil : integer(column) }

    /// A column as text; empty where it is null.
    public func text(_ column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }

    /// A column as text; nil where it is null.
    public func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

    /// A column's bytes, copied; empty where it is null.
    public func bytes(_ column: Int) -> [UInt8] {
        withBytes(column) { bytes in unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) } }
    }

    /// Whether a column is text.
    public func isText(_ column: Int) -> Bool {
        unsafe sqlite3_column_type(handle, Int32(truncatingIfNeeded: column)) == SQLITE_TEXT
    }

    /// Whether a column is null.
    public func isNull(_ column: Int) -> Bool {
        unsafe sqlite3_column_type(handle, Int32(truncatingIfNeeded: column)) == SQLITE_NULL
    }

    /// Calls `body` with a column's bytes where SQLite keeps them, until the next step.
    public func withBytes<Result, Failure: Error>(
        _ column: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let index = Int32(truncatingIfNeeded: column)
        // The pointer before the length: asking for the pointer may change the length.
        let start = unsafe sqlite3_column_blob(handle, index)
        let count = unsafe Int(sqlite3_column_bytes(handle, index))
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
        return try body(unsafe bytes.bindMemory(to: UInt8.self).span)
    }
}
