internal import Records

/// Values that are spelled in another way than the dump's own client spells most of them, and what is between rows.
extension MySQLRowScanner {
    /// Goes behind blanks and comments.
    mutating func passBlanks() {
        while position < end {
            let byte = unsafe bytes[position]
            if MySQLByte.isBlank(byte) {
                if byte == MySQLByte.lineFeed { line &+= 1 }
                position &+= 1
            } else if byte == MySQLByte.slash, unsafe bytes[position &+ 1] == MySQLByte.star {
                passComment()
                if fault != nil { return }
            } else if byte == MySQLByte.hash || (byte == MySQLByte.minus && isDashComment) {
                while position < end, unsafe bytes[position] != MySQLByte.lineFeed { position &+= 1 }
            } else {
                return
            }
        }
    }

    private var isDashComment: Bool { unsafe bytes[position &+ 1] == MySQLByte.minus && bytes[position &+ 2] <= 0x20 }

    private mutating func passComment() {
        let start = position
        let isVersioned = unsafe bytes[start &+ 2] == UInt8(ascii: "!")
        guard !isVersioned else { return note(.expected("rows without versioned comments"), at: start) }
        var place = start &+ 2
        while place < end, unsafe !(bytes[place] == MySQLByte.star && bytes[place &+ 1] == MySQLByte.slash) {
            if unsafe bytes[place] == MySQLByte.lineFeed { line &+= 1 }
            place &+= 1
        }
        guard place < end else { return note(.neverCloses(.comment), at: start) }
        position = place &+ 2
    }

    /// Goes behind blanks between a value and its comma, or to the parenthesis; false at anything else.
    mutating func passUnusualSeparator() -> Bool {
        passBlanks()
        guard fault == nil else { return false }
        guard position < end else {
            note(.neverCloses(.row), at: end)
            return false
        }
        switch unsafe bytes[position] {
        case MySQLByte.comma, MySQLByte.close: return true
        default:
            note(.expression, at: position)
            return false
        }
    }

    /// Goes to the next row, over a comma, or the end of the statement and the same head again; false at the end.
    @inline(__always)
    mutating func passToRow() -> Bool {
        if unsafe bytes[position] == MySQLByte.comma {
            var place = position &+ 1
            var lines = 0
            if unsafe bytes[place] == MySQLByte.lineFeed { (place, lines) = (place &+ 1, 1) }
            if unsafe bytes[place] == MySQLByte.open {
                position = place
                line &+= lines
                return true
            }
        }
        return passUnusualToRow()
    }

    private mutating func passUnusualToRow() -> Bool {
        passBlanks()
        guard fault == nil, position < end else { return false }
        if unsafe bytes[position] == MySQLByte.comma {
            position &+= 1
        } else {
            guard passes(syntax.delimiter) else {
                note(.expected("',' or the end of the statement"), at: position)
                return false
            }
            passBlanks()
            guard passes(head) else {
                note(.expected("the next INSERT"), at: position)
                return false
            }
        }
        passBlanks()
        guard fault == nil else { return false }
        guard position < end, unsafe bytes[position] == MySQLByte.open else {
            note(.expected("'('"), at: position)
            return false
        }
        return true
    }

    /// Goes behind `text`, if it stands here.
    private mutating func passes(_ text: [UInt8]) -> Bool {
        guard end &- position >= text.count else { return false }
        for (index, byte) in text.enumerated() where unsafe bytes[position &+ index] != byte { return false }
        for byte in text where byte == MySQLByte.lineFeed { line &+= 1 }
        position &+= text.count
        return true
    }

    /// Scans a value that is neither a string in single quotes nor a whole number.
    mutating func scanUnusual(_ column: Int) -> Field {
        passBlanks()
        guard fault == nil, position < end else {
            note(.neverCloses(.row), at: position)
            return .null
        }
        let byte = unsafe bytes[position]
        switch byte {
        case MySQLByte.quote: return scanPlainString()
        case MySQLByte.doubleQuote where !syntax.quotesAreNames: return scanPlainString()
        case MySQLByte.minus, UInt8(ascii: "+"), UInt8(ascii: "."): return scanNumber()
        case _ where MySQLByte.isDigit(byte):
            let second = unsafe bytes[position &+ 1]
            guard byte == UInt8(ascii: "0"), second == UInt8(ascii: "x") || second == UInt8(ascii: "b") else {
                return scanNumber()
            }
            return scanBits(second, isQuoted: false)
        case _ where MySQLByte.isWord(byte): return scanWord(column)
        case MySQLByte.comma, MySQLByte.close:
            note(.expected("a value"), at: position)
            return .null
        default:
            note(.expression, at: position)
            return .null
        }
    }

    /// A string at the place, whose first mark is not known.
    private mutating func scanPlainString() -> Field {
        let quote = unsafe bytes[position]
        let finder = MySQLMarkFinder(quote, hasEscapes: syntax.hasEscapes)
        let mark = unsafe finder.next(in: bytes, from: position &+ 1, to: end)
        return scanString(from: position, mark: mark < end ? mark : nil)
    }

    private mutating func scanNumber() -> Field {
        let start = position
        var place = start
        if unsafe bytes[place] == MySQLByte.minus || bytes[place] == UInt8(ascii: "+") { place &+= 1 }
        var digits = passDigits(&place)
        if unsafe bytes[place] == UInt8(ascii: ".") {
            place &+= 1
            digits &+= passDigits(&place)
        }
        if digits > 0, unsafe bytes[place] | 0x20 == UInt8(ascii: "e") {
            place &+= 1
            if unsafe bytes[place] == MySQLByte.minus || bytes[place] == UInt8(ascii: "+") { place &+= 1 }
            digits = passDigits(&place)
        }
        guard digits > 0, unsafe !MySQLByte.isWord(bytes[place]) else {
            note(.expression, at: start)
            return .null
        }
        position = place
        return Field(start: start, length: place &- start)
    }

    private func passDigits(_ place: inout Int) -> Int {
        let start = place
        while unsafe MySQLByte.isDigit(bytes[place]) { place &+= 1 }
        return place &- start
    }

    /// The bytes of `0x…`, `x'…'`, `0b…` or `b'…'`, written to where it stands.
    private mutating func scanBits(_ letter: UInt8, isQuoted: Bool) -> Field {
        let start = position
        var place = start &+ 2
        let isHex = letter | 0x20 == UInt8(ascii: "x")
        let first = place
        while unsafe isHex ? Self.hexValue(bytes[place]) != nil : bytes[place] & 0xFE == 0x30 { place &+= 1 }
        let after = unsafe bytes[place]
        guard isQuoted ? after == MySQLByte.quote : !MySQLByte.isWord(after), isQuoted || place > first else {
            note(.expression, at: start)
            return .null
        }
        // A digit that is missing at the front is a zero.
        var write = start
        var value: UInt8 = 0
        let width = isHex ? 2 : 8
        for index in first..<place {
            let digit = unsafe Self.hexValue(bytes[index]) ?? 0
            value = value << (isHex ? 4 : 1) | digit
            if (place &- index &- 1) % width == 0 {
                unsafe bytes[write] = value
                write &+= 1
                value = 0
            }
        }
        isUnusual = true
        position = isQuoted ? place &+ 1 : place
        return Field(start: start, length: write &- start)
    }

    @inline(__always)
    private static func hexValue(_ byte: UInt8) -> UInt8? {
        if MySQLByte.isDigit(byte) { return byte &- 0x30 }
        let letter = (byte | 0x20) &- 0x61
        return letter < 6 ? letter &+ 10 : nil
    }

    /// A word: `NULL`, `TRUE`, an introducer before a string, or the letter of a literal.
    private mutating func scanWord(_ column: Int) -> Field {
        let start = position
        var place = start
        while place < end, unsafe MySQLByte.isWord(bytes[place]) { place &+= 1 }
        let isBeforeQuote = unsafe bytes[place] == MySQLByte.quote
        let word = unsafe UnsafeBufferPointer(start: bytes + start, count: place &- start)
        if word.count == 4, isNull(at: start) {
            position = place
            return .null
        }
        let letter = unsafe word.count == 1 && isBeforeQuote ? word[0] | 0x20 : 0
        if letter == UInt8(ascii: "x") || letter == UInt8(ascii: "b") { return scanBits(letter, isQuoted: true) }
        let name = unsafe String(decoding: word, as: UTF8.self).lowercased()
        position = place
        switch name {
        case "true", "false":
            unsafe bytes[start] = name == "true" ? UInt8(ascii: "1") : UInt8(ascii: "0")
            return Field(start: start, length: 1)
        case "n" where isBeforeQuote:
            noteUTF8(column)
            return scanPlainString()
        case _ where name.hasPrefix("_"): return scanIntroduced(String(name.dropFirst()), column, from: start)
        default:
            note(.expression, at: start)
            return .null
        }
    }

    /// Whether the four bytes at `place` are `NULL`.
    @inline(__always)
    private func isNull(at place: Int) -> Bool {
        unsafe bytes[place] | 0x20 == UInt8(ascii: "n") && bytes[place &+ 1] | 0x20 == UInt8(ascii: "u")
            && bytes[place &+ 2] | 0x20 == UInt8(ascii: "l") && bytes[place &+ 3] | 0x20 == UInt8(ascii: "l")
    }

    /// Remembers that a value is UTF-8 whatever the connection's encoding is.
    private mutating func noteUTF8(_ column: Int) {
        guard syntax.charset != .utf8 else { return }
        columnsInUTF8.insert(column)
        isUnusual = true
    }

    /// The value behind an introducer, which says how its text is written.
    private mutating func scanIntroduced(_ name: String, _ column: Int, from start: Int) -> Field {
        passBlanks()
        let (first, second) = unsafe (bytes[position], bytes[position &+ 1])
        let isHex = first | 0x20 == UInt8(ascii: "x") && second == MySQLByte.quote
        let isString = first == MySQLByte.quote || (first == MySQLByte.doubleQuote && !syntax.quotesAreNames)
        let isNumeral = first == UInt8(ascii: "0") && (second == UInt8(ascii: "x") || second == UInt8(ascii: "b"))
        let charset = MySQLCharset(named: name)
        guard fault == nil, isString || isHex || isNumeral, charset != .unread else {
            note(.expression, at: start)
            return .null
        }
        if charset == .utf8, name != "binary" { noteUTF8(column) }
        let field = isString ? scanPlainString() : scanBits(isHex ? first : second, isQuoted: isHex)
        guard charset == .latin1, syntax.charset != .latin1, fault == nil else { return field }
        isUnusual = true
        return transcoded(field)
    }

    /// The UTF-8 of a value in latin1, behind the bytes of the slice.
    mutating func transcoded(_ field: Field) -> Field {
        guard field.range.contains(where: { unsafe bytes[$0] >= 0x80 }) else { return field }
        let start = spill.count
        for index in field.range { unsafe MySQLCharset.append(latin1: bytes[index], to: &spill) }
        return Field(start: end &+ Self.padding &+ start, length: spill.count &- start)
    }
}
