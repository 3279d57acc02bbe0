internal import Records

/// A dialect as the scanners want it: bytes, and a number that is no byte for what there is none of.
struct CSVSyntax: Sendable {
    /// No byte is equal to it.
    static let none: UInt16 = 0x100

    let delimiter: UInt8
    let quote: UInt16
    let escape: UInt16
    let comment: UInt16
    let doubleQuote: Bool
    var lineEnd: LineEnd
    /// The unquoted text that is null; nothing, where an unquoted empty field is.
    let null: [UInt8]

    init(_ dialect: CSVDialect) {
        delimiter = dialect.delimiter
        quote = dialect.quote.map(UInt16.init) ?? Self.none
        let isQuote = dialect.escape != nil && dialect.escape == dialect.quote
        escape = isQuote ? Self.none : dialect.escape.map(UInt16.init) ?? Self.none
        comment = dialect.comment.map(UInt16.init) ?? Self.none
        doubleQuote = dialect.doubleQuote || isQuote
        lineEnd = dialect.lineEnd ?? .lf
        null = dialect.null ?? []
    }

    /// The same with records that end with `lineEnd`, where it is known.
    func ending(_ lineEnd: LineEnd?) -> CSVSyntax {
        var syntax = self
        if let lineEnd { syntax.lineEnd = lineEnd }
        return syntax
    }

    /// The first byte of a line end.
    var lineByte: UInt8 { lineEnd == .lf ? 0x0A : 0x0D }

    /// A line end.
    var lineEndBytes: [UInt8] {
        switch lineEnd {
        case .lf: [0x0A]
        case .crlf: [0x0D, 0x0A]
        case .cr: [0x0D]
        }
    }

    /// The byte whose number is the number of lines: what an editor counts.
    var countedByte: UInt8 { lineEnd.countedByte }

    /// Finds what may end or change quoted text.
    var quotedFinder: PairFinder {
        PairFinder(UInt8(truncatingIfNeeded: quote), UInt8(truncatingIfNeeded: escape == Self.none ? quote : escape))
    }

    /// Finds what may end or change unquoted text and quoted text, and ends lines.
    var allFinder: QuadFinder {
        QuadFinder(
            UInt8(truncatingIfNeeded: quote == Self.none ? UInt16(lineByte) : quote),
            UInt8(truncatingIfNeeded: escape == Self.none ? UInt16(lineByte) : escape), lineByte, lineByte)
    }

    /// Finds what may open a quote or escape, and nothing of what ends lines; a finder of NUL where neither is.
    var openingFinder: PairFinder {
        let first = quote == Self.none ? escape : quote
        return PairFinder(
            UInt8(truncatingIfNeeded: first),
            UInt8(truncatingIfNeeded: escape == Self.none ? first : escape))
    }
}
