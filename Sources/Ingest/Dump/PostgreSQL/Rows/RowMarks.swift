internal import Records

/// Where in the bytes of rows quotes are, and what has to be looked at outside of strings: 64 bytes at a time.
///
/// Only for scans that never go back.
struct RowMarks {
    private let opening = RowFinder()
    private let quote = PairFinder(UInt8(ascii: "'"), UInt8(ascii: "'"))
    private var openings = MarkWindow()
    private var quotes = MarkWindow()

    /// The place of the next byte outside of strings that is more than a part of a value, or the end.
    @inline(__always)
    mutating func nextOpening(in lexer: PostgreSQLLexer, from place: Int) -> Int {
        guard let base = unsafe lexer.bytes.baseAddress else { return lexer.end }
        return unsafe openings.next(opening, in: base, from: place, to: lexer.end)
            ?? opening.next(in: base, from: place, to: lexer.end)
    }

    /// The place of the next quote, or the end.
    @inline(__always)
    mutating func nextQuote(in lexer: PostgreSQLLexer, from place: Int) -> Int {
        guard let base = unsafe lexer.bytes.baseAddress else { return lexer.end }
        return unsafe quotes.next(quote, in: base, from: place, to: lexer.end)
            ?? quote.next(in: base, from: place, to: lexer.end)
    }
}

/// Finds what opens or closes something in a row, and the semicolon that may not stand there.
private struct RowFinder: ByteFinder {
    private let low = QuadFinder(UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\""))
    private let high = QuadFinder(UInt8(ascii: "$"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ";"))

    @inline(__always)
    func marks(_ word: UInt64) -> UInt64 { low.marks(word) | high.marks(word) }

    @inline(__always)
    func marks64(_ block: UnsafePointer<UInt8>) -> UInt64 { unsafe low.marks64(block) | high.marks64(block) }

    @inline(__always)
    func matches(_ byte: UInt8) -> Bool { low.matches(byte) || high.matches(byte) }
}
