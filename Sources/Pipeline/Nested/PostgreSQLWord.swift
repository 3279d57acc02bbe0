/// A word of PostgreSQL's text forms: quoted, or as it stands, with a backslash before what is taken as it is.
struct PostgreSQLWord {
    /// Where its text stands, quotes left out.
    let text: Range<Int>
    /// Where it ends, with its quote.
    let end: Int
    /// Whether it is quoted.
    let isQuoted: Bool
    /// Whether it holds a backslash.
    let hasEscapes: Bool

    /// The word at `start`, which one of `stops` or a blank ends where it is not quoted; nil where there is none.
    ///
    /// `inner` says whether blanks belong to an unquoted word that goes on behind them.
    init?(_ value: Span<UInt8>, at start: Int, stops: (UInt8) -> Bool, inner: Bool) {
        guard start < value.count else { return nil }
        isQuoted = value[start] == UInt8(ascii: "\"")
        var index = isQuoted ? start + 1 : start
        var last = index
        var hasEscapes = false
        while true {
            guard index < value.count else {
                if isQuoted { return nil }
                break
            }
            let byte = value[index]
            if isQuoted ? byte == UInt8(ascii: "\"") : stops(byte) { break }
            if !isQuoted, byte == UInt8(ascii: "\"") { return nil }
            index += 1
            if !isQuoted, Self.isBlank(byte) {
                if inner { continue }
                index -= 1
                break
            }
            if byte == UInt8(ascii: "\\") {
                guard index < value.count else { return nil }
                hasEscapes = true
                index += 1
            }
            last = index
        }
        let begin = isQuoted ? start + 1 : start
        text = begin..<(isQuoted ? index : last)
        end = isQuoted ? index + 1 : index
        self.hasEscapes = hasEscapes
        if !isQuoted, text.isEmpty { return nil }
    }

    /// Whether it stands for no value.
    func isNull(_ value: Span<UInt8>) -> Bool {
        guard !isQuoted, !hasEscapes, text.count == 4 else { return false }
        for (index, letter) in zip(text, "null".utf8) where value[index] | 0x20 != letter { return false }
        return true
    }

    /// What PostgreSQL skips between words.
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// The next place in `value` that is no blank.
    static func skipBlanks(_ value: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < value.count, isBlank(value[index]) { index += 1 }
        return index
    }
}
