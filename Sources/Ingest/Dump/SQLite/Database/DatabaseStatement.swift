internal import CSQLite
internal import Records

/// A prepared statement of a database that is read, finalized when the value goes; columns count from 0.
@safe struct DatabaseStatement: ~Copyable {
    private let handle: OpaquePointer?
    private let name: String

    /// Takes over a prepared statement.
    @unsafe init(_ prepared: OpaquePointer?, name: String) {
        unsafe handle = unsafe prepared
        self.name = name
    }

    deinit { unsafe sqlite3_finalize(handle) }

    /// Goes to the next row, and says whether there is one.
    func step() throws(IngestError) -> Bool {
        switch unsafe sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw .database(source: name, action: "read", code: code)
        }
    }

    /// How many columns a row has.
    var columns: Int { unsafe Int(sqlite3_column_count(handle)) }

    /// What a value is; nil for NULL.
    func storageClass(_ column: Int) -> StorageClass? {
        switch unsafe sqlite3_column_type(handle, Int32(truncatingIfNeeded: column)) {
        case SQLITE_INTEGER: .integer
        case SQLITE_FLOAT: .real
        case SQLITE_TEXT: .text
        case SQLITE_BLOB: .blob
        default: nil
        }
    }

    /// A value as a whole number; 0 where it is none.
    func integer(_ column: Int) -> Int64 {
        unsafe sqlite3_column_int64(handle, Int32(truncatingIfNeeded: column))
    }

    /// A value as a floating-point number.
    func real(_ column: Int) -> Double {
        unsafe sqlite3_column_double(handle, Int32(truncatingIfNeeded: column))
    }

    /// A value as text; nil for NULL.
    func text(_ column: Int) -> String? {
        guard storageClass(column) != nil else { return nil }
        return unsafe withBytes(column, isWide: true) { bytes in unsafe String(decoding: bytes, as: UTF8.self) }
    }

    /// Calls `body` with the bytes of a text or a blob where SQLite keeps them; `isWide` where it keeps text as UTF-16.
    func withBytes<Result>(_ column: Int, isWide: Bool, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let index = Int32(truncatingIfNeeded: column)
        // The pointer before the length: asking for the pointer may change the length.
        let start: UnsafePointer<UInt8>? =
            unsafe isWide
            ? sqlite3_column_text(handle, index)
            : sqlite3_column_blob(handle, index)?.bindMemory(to: UInt8.self, capacity: 1).self
        let count = unsafe Int(sqlite3_column_bytes(handle, index))
        return unsafe body(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
    }
}

extension DatabaseStatement {
    /// Appends a value of the row as it travels in a slice.
    @inline(__always)
    func append(_ column: Int, isWide: Bool, to bytes: inout [UInt8]) {
        switch storageClass(column) {
        case nil: bytes.append(StoredValue.null)
        case .integer: StoredValue.append(integer(column), to: &bytes)
        case .real: StoredValue.append(real(column), to: &bytes)
        case .text:
            unsafe withBytes(column, isWide: isWide) { value in unsafe StoredValue.append(.text, value, to: &bytes) }
        case .blob:
            unsafe withBytes(column, isWide: false) { value in unsafe StoredValue.append(.blob, value, to: &bytes) }
        }
    }
}
