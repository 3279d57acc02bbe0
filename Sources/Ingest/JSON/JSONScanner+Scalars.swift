internal import Records

// MARK: - Strings

extension JSONScanner {
    /// The next byte from `begin` on that a string cannot simply hold: a quote, a backslash, a control character.
    @inline(__always)
    private func stop(from begin: Int) -> Int {
        var position = begin
        while true {
            let found = JSONText.marks(unsafe ByteWord.load(base + position))
            if found != 0 { return position &+ found.trailingZeroBitCount >> 3 }
            position &+= 8
        }
    }

    /// Reads the string whose quote is at `begin`: the position behind it, and whether it holds escapes.
    ///
    /// That it is UTF-8 was looked at for the whole text.
    mutating func string(at begin: Int) -> (end: Int, hasEscapes: Bool) {
        var position = stop(from: begin &+ 1)
        if unsafe base[position] == UInt8(ascii: "\"") { return (position &+ 1, false) }
        while true {
            switch unsafe base[position] {
            case UInt8(ascii: "\""): return (position &+ 1, true)
            case UInt8(ascii: "\\"):
                let length = escapeLength(at: position)
                guard length > 0 else { return (fail(.badEscape, at: position), false) }
                position = stop(from: position &+ length)
            default: return (fail(.controlCharacter, at: position), false)
            }
        }
    }

    /// How long the escape at `position` is, or 0 where it is none.
    private func escapeLength(at position: Int) -> Int {
        switch unsafe base[position &+ 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            2
        case UInt8(ascii: "u"): unit(at: position) == nil ? 0 : 6
        default: 0
        }
    }

    /// The UTF-16 unit that the escape `\uXXXX` at `position` names.
    private func unit(at position: Int) -> UInt32? {
        var unit: UInt32 = 0
        for index in (position &+ 2)..<(position &+ 6) {
            // The digits end before the text does: at the NUL at the latest.
            guard let digit = unsafe HexText.value(of: base[index]) else { return nil }
            unit = unit << 4 | UInt32(digit)
        }
        return unit
    }

    /// The string inside `inside`, which was read, without escapes: a place behind the text.
    ///
    /// A surrogate without its other half becomes three bytes of the same pattern as other characters have; they are
    /// no UTF-8, which `holdsSurrogates` tells.
    mutating func unescaped(_ inside: Field) -> Field {
        let start = spill.count
        var position = inside.range.lowerBound
        let end = inside.range.upperBound
        while position < end {
            let next = min(stop(from: position), end)
            for index in position..<next { unsafe spill.append(base[index]) }
            position = next
            guard position < end else { break }
            position = unescape(at: position, before: end)
        }
        return Field(start: spillStart + start, length: spill.count - start)
    }

    /// Appends what the escape at `position` stands for, and gives the position behind it.
    private mutating func unescape(at position: Int, before end: Int) -> Int {
        guard unsafe base[position &+ 1] == UInt8(ascii: "u"), let unit = unit(at: position) else {
            unsafe spill.append(JSONText.byte(ofEscape: base[position &+ 1]))
            return position &+ 2
        }
        let isHigh = unit & 0xFC00 == 0xD800 && position &+ 12 <= end
        if isHigh, unsafe base[position &+ 6] == UInt8(ascii: "\\"), unsafe base[position &+ 7] == UInt8(ascii: "u"),
            let low = self.unit(at: position &+ 6), low & 0xFC00 == 0xDC00
        {
            append(0x10000 + ((unit & 0x3FF) << 10 | low & 0x3FF))
            return position &+ 12
        }
        if unit & 0xF800 == 0xD800 { holdsSurrogates = true }
        append(unit)
        return position &+ 6
    }

    /// Appends a code point in the pattern of UTF-8 (RFC 3629, section 3).
    private mutating func append(_ code: UInt32) {
        func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: code >> shift & 0x3F) }
        switch code {
        case 0..<0x80: spill.append(UInt8(truncatingIfNeeded: code))
        case 0x80..<0x800: spill += [0xC0 | UInt8(truncatingIfNeeded: code >> 6), tail(0)]
        case 0x800..<0x10000: spill += [0xE0 | UInt8(truncatingIfNeeded: code >> 12), tail(6), tail(0)]
        default: spill += [0xF0 | UInt8(truncatingIfNeeded: code >> 18), tail(12), tail(6), tail(0)]
        }
    }
}

// MARK: - Numbers and literals

extension JSONScanner {
    /// Reads a number (RFC 8259, section 6).
    mutating func number(at begin: Int) -> Int {
        var position = begin
        if unsafe base[position] == UInt8(ascii: "-") { position &+= 1 }
        if unsafe base[position] == UInt8(ascii: "0") {
            position &+= 1
        } else {
            let whole = position
            position = digits(from: whole)
            guard position > whole else { return fail(.badNumber, at: whole) }
        }
        if unsafe base[position] == UInt8(ascii: ".") {
            let fraction = position &+ 1
            position = digits(from: fraction)
            guard position > fraction else { return fail(.badNumber, at: fraction) }
        }
        if unsafe base[position] | 0x20 == UInt8(ascii: "e") {
            var exponent = position &+ 1
            let sign = unsafe base[exponent]
            if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { exponent &+= 1 }
            position = digits(from: exponent)
            guard position > exponent else { return fail(.badNumber, at: exponent) }
        }
        // What follows a leading zero, as in 012, is no number either.
        guard unsafe !Self.isDigit(base[position]) else { return fail(.badNumber, at: position) }
        return position
    }

    @inline(__always)
    private func digits(from begin: Int) -> Int {
        var position = begin
        while unsafe Self.isDigit(base[position]) { position &+= 1 }
        return position
    }

    @inline(__always)
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Reads `word`, whose first letter is at `begin`.
    mutating func literal(_ word: StaticString, at begin: Int) -> Int {
        for index in 0..<word.utf8CodeUnitCount {
            guard unsafe base[begin &+ index] == word.utf8Start[index] else { return fail(.badValue, at: begin) }
        }
        return begin &+ word.utf8CodeUnitCount
    }
}
