internal import Records

/// Takes PostgreSQL's SQL apart, wherever it is cut: who comes to the end of bytes behind which there are more stops.
///
/// The place where the scan began is its caller's to keep: after `needsMore` it begins again, with more bytes.
@safe
struct PostgreSQLLexer {
    let bytes: UnsafeBufferPointer<UInt8>
    /// How many bytes there are.
    let end: Int
    /// Whether there is nothing behind them.
    let isWhole: Bool
    /// Whether a backslash in `'…'` is text: `standard_conforming_strings`.
    let hasStandardStrings: Bool
    /// The next byte.
    var position: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int, isWhole: Bool, hasStandardStrings: Bool) {
        unsafe self.bytes = unsafe bytes
        end = bytes.count
        self.isWhole = isWhole
        self.hasStandardStrings = hasStandardStrings
        self.position = position
    }

    /// The byte at `place`, which is one of them.
    @inline(__always)
    func byte(_ place: Int) -> UInt8 { unsafe bytes[place] }

    /// The byte at `place`; nil at the end of the text.
    @inline(__always)
    func peek(_ place: Int) throws(PostgreSQLStop) -> UInt8? {
        if place < end { return unsafe bytes[place] }
        if isWhole { return nil }
        throw .needsMore
    }

    /// Whether `word` stands at `place`, byte for byte; false where too little is here.
    func stands(_ word: [UInt8], at place: Int) -> Bool {
        guard place &+ word.count <= end, let base = unsafe bytes.baseAddress else { return false }
        return unsafe word.withUnsafeBufferPointer { unsafe Self.areEqual(base + place, $0) }
    }

    /// Whether `word` is at `place`, behind which there are as many bytes: eight at a time.
    @inline(__always)
    private static func areEqual(_ place: UnsafePointer<UInt8>, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = word.baseAddress else { return true }
        var index = 0
        while index &+ 8 <= word.count {
            guard unsafe ByteWord.load(place + index) == ByteWord.load(base + index) else { return false }
            index &+= 8
        }
        while index < word.count {
            guard unsafe place[index] == base[index] else { return false }
            index &+= 1
        }
        return true
    }

    /// Why there is no end of what opened at `start`.
    func cut(_ part: SQLFault.Part, at start: Int) -> PostgreSQLStop {
        isWhole ? .fault(.neverCloses(part), at: start) : .needsMore
    }

    /// The place of the next `byte` from `place` on, or the end.
    func next(_ byte: UInt8, from place: Int) -> Int { next(byte, or: byte, from: place) }

    /// The place of the next of two bytes from `place` on, or the end.
    @inline(__always)
    func next(_ first: UInt8, or second: UInt8, from place: Int) -> Int {
        guard place < end, let base = unsafe bytes.baseAddress else { return end }
        return unsafe PairFinder(first, second).next(in: base, from: place, to: end)
    }

    /// Goes over white space and comments.
    @inline(__always)
    mutating func skipBlanks() throws(PostgreSQLStop) {
        while let byte = try peek(position) {
            if Self.isBlank(byte) {
                position &+= 1
            } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") {
                guard try skipComment() else { return }
            } else {
                return
            }
        }
    }

    /// Goes over the comment that may begin here; false if none does.
    mutating func skipComment() throws(PostgreSQLStop) -> Bool {
        let next = try peek(position &+ 1)
        if byte(position) == UInt8(ascii: "/") {
            guard next == UInt8(ascii: "*") else { return false }
            try skipNestedComment()
            return true
        }
        guard byte(position) == UInt8(ascii: "-"), next == UInt8(ascii: "-") else { return false }
        position = self.next(0x0A, from: position)
        if position == end, !isWhole { throw .needsMore }
        return true
    }

    /// Goes over a comment, and those in it.
    private mutating func skipNestedComment() throws(PostgreSQLStop) {
        let start = position
        let (slash, star) = (UInt8(ascii: "/"), UInt8(ascii: "*"))
        var depth = 0
        repeat {
            position = next(slash, or: star, from: position)
            guard position &+ 1 < end else { throw cut(.comment, at: start) }
            switch (byte(position), byte(position &+ 1)) {
            case (slash, star):
                depth += 1
                position &+= 2
            case (star, slash):
                depth -= 1
                position &+= 2
            default: position &+= 1
            }
        } while depth > 0
    }

    /// Goes over the string whose quote is here, and over the strings that go on with it on further lines.
    mutating func skipString(escapes: Bool) throws(PostgreSQLStop) {
        let start = position
        let quote = UInt8(ascii: "'")
        position &+= 1
        while true {
            position = next(quote, or: escapes ? UInt8(ascii: "\\") : quote, from: position)
            guard position < end else { throw cut(.string, at: start) }
            guard byte(position) == quote else {
                position &+= 2
                if position > end { throw cut(.string, at: start) }
                continue
            }
            position &+= 1
            if try peek(position) == quote {
                position &+= 1
            } else if try !goesOn() {
                return
            }
        }
    }

    /// Whether the string that ended here goes on, behind a line end; then the place is behind its next quote.
    private mutating func goesOn() throws(PostgreSQLStop) -> Bool {
        var place = position
        var hasLineEnd = false
        while let byte = try peek(place) {
            switch byte {
            case 0x0A, 0x0D:
                hasLineEnd = true
                place &+= 1
            case _ where Self.isBlank(byte): place &+= 1
            case UInt8(ascii: "-"):
                guard try peek(place &+ 1) == byte else { return false }
                place = next(0x0A, from: place)
            case UInt8(ascii: "'") where hasLineEnd:
                position = place &+ 1
                return true
            default: return false
            }
        }
        return false
    }

    /// Goes over the name whose quote is here.
    mutating func skipName() throws(PostgreSQLStop) {
        let start = position
        let quote = UInt8(ascii: "\"")
        position &+= 1
        while true {
            position = next(quote, from: position)
            guard position < end else { throw cut(.identifier, at: start) }
            position &+= 1
            guard try peek(position) == quote else { return }
            position &+= 1
        }
    }

    /// Goes over the text in dollar quotes that begins here; false where the dollar begins none.
    mutating func skipDollarQuote() throws(PostgreSQLStop) -> Bool {
        let start = position
        let dollar = UInt8(ascii: "$")
        var place = start &+ 1
        while let byte = try peek(place), byte != dollar {
            guard Self.isWordByte(byte), place > start &+ 1 || !Self.isDigit(byte) else { return false }
            place &+= 1
        }
        guard place < end else { return false }
        var tag: [UInt8] = []
        for index in start...place { tag.append(byte(index)) }
        place &+= 1
        while true {
            place = next(dollar, from: place)
            guard place &+ tag.count <= end else { throw cut(.dollarQuote, at: start) }
            if stands(tag, at: place) { break }
            place &+= 1
        }
        position = place &+ tag.count
        return true
    }

    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// Whether a name without quotes may begin with `byte`.
    @inline(__always)
    static func isWordStart(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    /// Whether `byte` may stand in a name without quotes.
    @inline(__always)
    static func isWordByte(_ byte: UInt8) -> Bool {
        isWordStart(byte) || isDigit(byte) || byte == UInt8(ascii: "$")
    }
}
