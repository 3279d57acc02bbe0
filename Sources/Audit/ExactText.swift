/// A text as SQLite compares it: byte by byte, while Swift takes é composed and é decomposed for one text.
struct ExactText: Hashable, Comparable {
    private let bytes: [UInt8]

    /// The bytes of `text`.
    init(_ text: String) { bytes = Array(text.utf8) }

    /// The text itself.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    static func < (left: ExactText, right: ExactText) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}
