internal import Records

/// How the text of a dump is read at a place: what `SET` and `DELIMITER` said before.
struct MySQLSyntax: Sendable, Equatable {
    /// Whether a backslash escapes in a string: not under `NO_BACKSLASH_ESCAPES`.
    var hasEscapes = true
    /// Whether `"…"` is an identifier: under `ANSI_QUOTES`.
    var quotesAreNames = false
    /// What ends a statement.
    var delimiter = Array(";".utf8)
    /// How text is written in bytes.
    var charset = MySQLCharset.utf8

    /// The modes of an SQL mode that are of interest, from its list of names.
    mutating func setMode(_ mode: String) {
        let names = Set(mode.uppercased().split(separator: ",").map { $0.filter { $0 != " " } })
        hasEscapes = !names.contains("NO_BACKSLASH_ESCAPES")
        quotesAreNames = !names.isDisjoint(with: Self.ansiModes)
    }

    /// `ANSI_QUOTES`, and the modes that it is a part of.
    private static let ansiModes: Set<String> = [
        "ANSI_QUOTES", "ANSI", "DB2", "MAXDB", "MSSQL", "ORACLE", "POSTGRESQL",
    ]
}

/// The bytes that mean something in MySQL's SQL.
enum MySQLByte {
    static let quote = UInt8(ascii: "'")
    static let doubleQuote = UInt8(ascii: "\"")
    static let backtick = UInt8(ascii: "`")
    static let backslash = UInt8(ascii: "\\")
    static let open = UInt8(ascii: "(")
    static let close = UInt8(ascii: ")")
    static let comma = UInt8(ascii: ",")
    static let lineFeed = UInt8(ascii: "\n")
    static let slash = UInt8(ascii: "/")
    static let star = UInt8(ascii: "*")
    static let hash = UInt8(ascii: "#")
    static let minus = UInt8(ascii: "-")

    /// Whether `byte` is white space.
    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// Whether `byte` may stand in a word: letters, digits, `_`, `$` and all that is no ASCII.
    @inline(__always)
    static func isWord(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || isDigit(byte) || byte == 0x5F || byte == 0x24 || byte >= 0x80
    }

    /// What a backslash makes of `byte`; nil where it stays as it is, as `\%` and `\_` do.
    @inline(__always)
    static func unescaped(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0"): 0
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "Z"): 0x1A
        case UInt8(ascii: "%"), UInt8(ascii: "_"): nil
        default: byte
        }
    }
}
