/// One value of a row, as SQLite types it.
public enum QueryValue: Sendable, Equatable {
    /// No value.
    case null
    /// A whole number.
    case integer(Int)
    /// A floating-point number.
    case real(Double)
    /// Text, as the bytes that are stored: UTF-8 unless the file is damaged.
    case text([UInt8])
    /// Bytes.
    case blob([UInt8])

    /// A text, or null for nil.
    public init(_ text: String?) { self = text.map { .text(Array($0.utf8)) } ?? .null }

    /// A whole number, or null for nil.
    public init(_ integer: Int?) { self = integer.map(QueryValue.integer) ?? .null }

    /// Bytes, or null for nil.
    public init(blob bytes: [UInt8]?) { self = bytes.map(QueryValue.blob) ?? .null }
}
