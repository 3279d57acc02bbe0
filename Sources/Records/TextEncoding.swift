/// How the text of a source is written in bytes.
public enum TextEncoding: String, Sendable, CaseIterable {
    /// The encoding of all output, and of sources where none is declared.
    case utf8 = "utf-8"
    /// Two bytes a unit, in the order that the byte order mark at the beginning says.
    case utf16 = "utf-16"
    /// ISO 8859-1: each byte is the Unicode scalar of the same number.
    case latin1 = "latin-1"
    /// Latin 1 with printable characters for the control codes from 0x80 to 0x9F.
    case windows1252 = "windows-1252"

    /// The encoding that `spelling` names: its own name or a usual other one; case, `_` and `-` do not count.
    public init?(spelling: String) {
        switch Self.folded(spelling) {
        case "iso88591": self = .latin1
        case "cp1252": self = .windows1252
        case let name:
            guard let encoding = Self.allCases.first(where: { Self.folded($0.rawValue) == name }) else { return nil }
            self = encoding
        }
    }

    private static func folded(_ spelling: String) -> String {
        spelling.lowercased().filter { $0 != "-" && $0 != "_" }
    }
}
