/// What a value of SQLite is, whatever its column declares; the raw value is the tag before a field of `.dynamic`.
public enum StorageClass: UInt8, Sendable, CaseIterable {
    /// A whole number within 64 bits.
    case integer = 0x69
    /// A floating-point number, `Inf` and `-Inf` among them.
    case real = 0x72
    /// Text.
    case text = 0x74
    /// Bytes.
    case blob = 0x62
}
