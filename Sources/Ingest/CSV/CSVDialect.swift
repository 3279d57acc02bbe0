public import Records

/// How a source of rows and columns is written: declared, never guessed, but for the line end.
public struct CSVDialect: Sendable, Equatable {
    /// The byte between two fields.
    public var delimiter = UInt8(ascii: ",")
    /// The byte around a field that holds delimiters or line ends; nil for none.
    ///
    /// It opens only as the first byte of a field. Elsewhere it is text.
    public var quote: UInt8? = UInt8(ascii: "\"")
    /// The byte that takes the next one as it is, in quotes and out; nil for none.
    public var escape: UInt8?
    /// Whether a quote inside quotes is written twice.
    public var doubleQuote = true
    /// The byte that makes a line a comment where it is the line's first; nil for none.
    public var comment: UInt8?
    /// Whether the first record names the columns.
    public var header = true
    /// The columns' names: instead of a header, or what the header must say.
    public var columns: [String]?
    /// The unquoted text that means null, before escapes are taken; nil for an unquoted empty field.
    ///
    /// Where a text is given, an unquoted empty field is the empty string.
    public var null: [UInt8]?
    /// What ends a record; nil for the first line end outside quotes of each source.
    public var lineEnd: LineEnd?
    /// How the text is written in bytes.
    ///
    /// The reader makes UTF-8 of it. Offsets, in messages and of rejects, are those of the UTF-8 text; a byte order
    /// mark counts only if it is that of UTF-8.
    public var encoding = TextEncoding.utf8

    /// RFC 4180 with a header and any line end.
    public init() {}

    /// RFC 4180 with a header and any line end.
    public static let csv = CSVDialect()

    /// The same with a tab.
    public static let tsv: CSVDialect = {
        var dialect = CSVDialect()
        dialect.delimiter = UInt8(ascii: "\t")
        return dialect
    }()

    /// Checks that the dialect can be read without doubt.
    /// - Throws: `.dialect` (3), naming the entry.
    public func validate() throws(IngestError) {
        // An escape that is the quote is another word for a doubled quote.
        let entries: [(name: String, byte: UInt8?)] = [
            ("delimiter", delimiter), ("quote", quote), ("escape", escape == quote ? nil : escape),
            ("comment", comment),
        ]
        for (index, entry) in entries.enumerated() {
            guard let byte = entry.byte else { continue }
            guard byte < 0x80, byte != 0x0A, byte != 0x0D else { throw .dialect(.notOneCharacter(entry: entry.name)) }
            if let other = entries[..<index].first(where: { $0.byte == byte }) {
                throw .dialect(.sameCharacter(entry: entry.name, other: other.name))
            }
        }
        if let null, null.contains(where: { $0 == delimiter || $0 == 0x0A || $0 == 0x0D }) {
            throw .dialect(.nullNeverOccurs)
        }
        if columns?.isEmpty == true { throw .dialect(.noColumns) }
    }
}

/// Why a dialect cannot be read without doubt.
public enum DialectFault: Sendable, Equatable, CustomStringConvertible {
    /// The entry is not one ASCII character, or is a line end.
    case notOneCharacter(entry: String)
    /// Two entries are the same character.
    case sameCharacter(entry: String, other: String)
    /// The null text holds a delimiter or a line end.
    case nullNeverOccurs
    /// The list of columns is empty.
    case noColumns

    /// What is wrong and what would be right.
    public var description: String {
        switch self {
        case .notOneCharacter(let entry): "'\(entry)' must be one ASCII character that ends no line"
        case .sameCharacter(let entry, let other): "'\(entry)' and '\(other)' are the same character; change one"
        case .nullNeverOccurs: "'null' holds a delimiter or a line end, so no field can be it; change it"
        case .noColumns: "'columns' is empty; list the columns' names, or leave it out"
        }
    }
}
