internal import Records

/// The less frequent half of the hot loop: quoted fields, escapes, and bytes that only look like a line end.
extension RecordScanner {
    /// A field that begins with a quote.
    @inline(never)
    mutating func scanQuoted() -> Field {
        let open = position
        let openLine = line
        let start = open + 1
        let (close, isEscaped) = findClosingQuote(from: start)
        guard close < end else {
            note(.quoteNeverCloses, at: open, line: openLine)
            endField(at: end)
            return Field(start: start, length: end - start)
        }
        let after = close + 1
        if after < end, unsafe bytes[after] != syntax.delimiter, !isLineEnd(after) {
            note(.textAfterQuote, at: after, line: line)
            let stop = unquotedEnd(from: after)
            countLines(after..<stop)
            endField(at: stop)
        } else {
            endField(at: after)
        }
        return Field(start: start, length: isEscaped ? unescape(start..<close, syntax.quotedFinder) : close - start)
    }

    /// An unquoted field with an escape in it, or a CR or LF that ends nothing.
    @inline(never)
    mutating func scanUnusual() -> Field {
        let start = position
        let stop = unquotedEnd(from: start)
        countLines(start..<stop)
        endField(at: stop)
        let field = unquoted(start, stop - start)
        guard !field.isNull, syntax.escape != CSVSyntax.none else { return field }
        let escape = UInt8(truncatingIfNeeded: syntax.escape)
        return Field(start: start, length: unescape(start..<stop, PairFinder(escape, escape)))
    }

    /// The quote that closes text which begins at `start`, or `end`; and whether something in between is escaped.
    ///
    /// Counts the lines on the way.
    @inline(__always)
    private mutating func findClosingQuote(from start: Int) -> (place: Int, isEscaped: Bool) {
        var place = start
        var isEscaped = false
        while true {
            place = unsafe quoted.next(in: bytes, from: place, to: end)
            guard place < end else { break }
            let byte = unsafe bytes[place]
            if byte == syntax.countedByte {
                countLine()
                place += 1
                continue
            }
            let next = place + 1
            if UInt16(byte) == syntax.quote {
                guard syntax.doubleQuote, next < end, unsafe UInt16(bytes[next]) == syntax.quote else { break }
            }
            isEscaped = true
            place = min(next + 1, end)
            if next < end, unsafe bytes[next] == syntax.countedByte { countLine() }
        }
        return (place, isEscaped)
    }

    /// The delimiter, line end or end of the bytes that ends unquoted text.
    private func unquotedEnd(from start: Int) -> Int {
        var place = start
        while true {
            place = unsafe plain.next(in: bytes, from: place, to: end)
            guard place < end else { return end }
            let byte = unsafe bytes[place]
            if UInt16(byte) == syntax.escape {
                place = min(place + 2, end)
            } else if byte == syntax.delimiter || isLineEnd(place) {
                return place
            } else {
                place += 1
            }
        }
    }

    /// Takes escapes out of `range`, in place, and returns the length of what remains at its beginning.
    ///
    /// `finder` finds an escape or the first of two quotes: the byte after it is text. A last escape escapes nothing.
    private func unescape(_ range: Range<Int>, _ finder: PairFinder) -> Int {
        var read = range.lowerBound
        var write = read
        while read < range.upperBound {
            let found = unsafe finder.next(in: bytes, from: read, to: range.upperBound)
            unsafe (bytes + write).update(from: bytes + read, count: found - read)
            write += found - read
            guard found < range.upperBound else { break }
            let text = found + 1 < range.upperBound ? found + 1 : found
            unsafe bytes[write] = bytes[text]
            write += 1
            read = text + 1
        }
        return write - range.lowerBound
    }

    /// Whether a field is text.
    func verdict(of field: Field) -> TextCheck.Verdict {
        let range = field.range
        return unsafe TextCheck.verdict(of: UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count))
    }
}
