public import Records

/// Why a text cannot be in the encoding that is declared for it: what its byte order mark says.
public enum EncodingFault: Sendable, Equatable, CustomStringConvertible {
    /// The mark is that of an encoding that could be declared.
    case undeclared(TextEncoding)
    /// The mark is that of an encoding that is not read.
    case unread(name: String)
    /// There is no mark, and without one the order of the bytes is not known.
    case noMark

    /// What is wrong and what would be right.
    public var description: String {
        switch self {
        case .undeclared(.utf8): "is UTF-8; declare `encoding: utf-8`"
        case .undeclared(let encoding):
            "is \(encoding.rawValue.uppercased()); declare `encoding: \(encoding.rawValue)`, "
                + "or export it again as UTF-8"
        case .unread(let name): "is \(name); export it again as UTF-8"
        case .noMark:
            "has no byte order mark, so the order of its bytes is unknown; export it again with one, or as UTF-8"
        }
    }

    /// What is wrong with `mark` before a text in `encoding`, or nil; an empty text needs no mark.
    ///
    /// Where no encoding can be declared, `encoding` is nil and the text is UTF-8.
    static func first(of mark: ByteOrderMark, before encoding: TextEncoding?, isEmpty: Bool) -> EncodingFault? {
        switch mark {
        case .none: encoding == .utf16 && !isEmpty ? .noMark : nil
        case .utf8: encoding == nil || encoding == .utf8 ? nil : .undeclared(.utf8)
        case .utf16 where encoding == nil: .unread(name: "UTF-16")
        case .utf16: encoding == .utf16 ? nil : .undeclared(.utf16)
        case .utf32: .unread(name: "UTF-32")
        }
    }
}
