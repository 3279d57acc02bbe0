internal import Records

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Goes over the values of a script's text, and unescapes strings where they stand.
@unsafe
struct ScriptScanner {
    let base: UnsafeMutablePointer<UInt8>
    let end: Int
    /// The next byte; beyond the end where there is none.
    var position = 0
    /// What is wrong.
    var fault: SQLFault?
    /// Line ends that a tag took the place of.
    var hiddenLines = 0

    init(base: UnsafeMutablePointer<UInt8>, end: Int) {
        unsafe self.base = unsafe base
        unsafe self.end = end
    }

    /// The byte at `index`; 0 beyond the end.
    @inline(__always)
    private func byte(_ index: Int) -> UInt8 { unsafe index < end ? base[index] : 0 }

    /// Goes over white space and comments.
    @inline(__always)
    mutating func skipBlanks() {
        while unsafe position < end {
            let next = unsafe base[position]
            if SQLiteLexer.isBlank(next) {
                unsafe position &+= 1
            } else if next == UInt8(ascii: "-") || next == UInt8(ascii: "/"), unsafe skipComment() {
                continue
            } else {
                return
            }
        }
    }

    /// Goes over a comment, if one begins here; slices end outside of comments.
    @inline(never)
    private mutating func skipComment() -> Bool {
        let isLine = unsafe base[position] == UInt8(ascii: "-")
        guard unsafe byte(position + 1) == UInt8(ascii: isLine ? "-" : "*") else { return false }
        unsafe position += 2
        while unsafe position < end {
            unsafe position += 1
            if isLine, unsafe base[position - 1] == 0x0A { return true }
            if !isLine, unsafe base[position - 1] == UInt8(ascii: "*"), unsafe byte(position) == UInt8(ascii: "/") {
                unsafe position += 1
                return true
            }
        }
        return true
    }

    /// Goes over this byte, if it is the next behind blanks.
    @inline(__always)
    mutating func take(_ wanted: UInt8) -> Bool {
        if unsafe byte(position) != wanted {
            unsafe skipBlanks()
            guard unsafe byte(position) == wanted else { return false }
        }
        unsafe position &+= 1
        return true
    }

    /// The next value.
    @inline(__always)
    mutating func value(isBinary: Bool, _ judge: inout RowJudge) -> Field {
        unsafe skipBlanks()
        let begin = unsafe position
        switch unsafe byte(begin) {
        case UInt8(ascii: "'"): return unsafe string(&judge)
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            return unsafe number(&judge)
        case UInt8(ascii: "N"), UInt8(ascii: "n"):
            if unsafe isNull(begin) {
                unsafe position = begin + 4
                return .null
            }
        case UInt8(ascii: "X"), UInt8(ascii: "x"):
            if unsafe byte(begin + 1) == UInt8(ascii: "'") { return unsafe blob(isBinary: isBinary, &judge) }
        default: break
        }
        return unsafe expression(begin, &judge)
    }

    private func isNull(_ begin: Int) -> Bool {
        for (index, letter) in "null".utf8.enumerated() where unsafe byte(begin + index) | 0x20 != letter {
            return false
        }
        return true
    }

    /// The place behind a byte, or nil.
    @inline(__always)
    private func behind(_ wanted: UInt8, from start: Int) -> Int? {
        guard unsafe start < end, let found = unsafe memchr(base + start, Int32(wanted), end - start) else {
            return nil
        }
        return unsafe UnsafeRawPointer(base).distance(to: found) + 1
    }

    @inline(__always)
    private mutating func string(_ judge: inout RowJudge) -> Field {
        let open = unsafe position
        var index = open &+ 1
        var doubled = 0
        while true {
            guard let next = unsafe behind(UInt8(ascii: "'"), from: index) else {
                return unsafe fail(.neverCloses(.string))
            }
            index = next
            guard unsafe byte(index) == UInt8(ascii: "'") else { break }
            doubled &+= 1
            index &+= 1
        }
        unsafe position = index
        if unsafe byte(index) != UInt8(ascii: ","), unsafe byte(index) != UInt8(ascii: ")") {
            unsafe skipBlanks()
            if unsafe byte(position) == UInt8(ascii: "|") { return unsafe expression(open, &judge) }
        }
        if doubled > 0 { unsafe undouble(open &+ 1, index &- 1) }
        unsafe base[open] = StorageClass.text.rawValue
        return Field(start: open &+ 1, length: index &- open &- 2 &- doubled)
    }

    /// Makes one quote of two in the bytes from `start` to `stop`; blanks are left behind them, so that lines can still
    /// be counted.
    @inline(never)
    private func undouble(_ start: Int, _ stop: Int) {
        var target = start
        var index = start
        while index < stop {
            unsafe base[target] = unsafe base[index]
            index += unsafe base[index] == UInt8(ascii: "'") ? 2 : 1
            target += 1
        }
        while target < stop {
            unsafe base[target] = 0x20
            target += 1
        }
    }

    private mutating func blob(isBinary: Bool, _ judge: inout RowJudge) -> Field {
        let start = unsafe position + 2
        guard let stop = unsafe behind(UInt8(ascii: "'"), from: start) else {
            return unsafe fail(.neverCloses(.string))
        }
        unsafe position = stop
        let count = stop - 1 - start
        guard count.isMultiple(of: 2) else { return unsafe fail(.unexpected(expected: "hexadecimal digits")) }
        if isBinary { judge.spill.append(StorageClass.blob.rawValue) }
        let spilled = unsafe end + judge.spill.count
        for index in stride(from: start, to: stop - 1, by: 2) {
            guard let high = unsafe HexText.value(of: base[index]), let low = unsafe HexText.value(of: base[index + 1])
            else { return unsafe fail(.unexpected(expected: "hexadecimal digits")) }
            if isBinary {
                judge.spill.append(high << 4 | low)
            } else {
                unsafe base[index] = HexText.digit(high)
                unsafe base[index + 1] = HexText.digit(low)
            }
        }
        unsafe base[start - 1] = StorageClass.blob.rawValue
        return isBinary ? Field(start: spilled, length: count / 2) : Field(start: start, length: count)
    }

    /// The value of what is no literal.
    @inline(never)
    private mutating func expression(_ begin: Int, _ judge: inout RowJudge) -> Field {
        var expression = unsafe ScriptExpression(UnsafeBufferPointer(start: base, count: end), from: begin)
        judge.spill.append(StorageClass.text.rawValue)
        let start = judge.spill.count
        do throws(SQLFault) { try expression.read(into: &judge.spill) } catch { return unsafe fail(error) }
        unsafe position = expression.position
        return unsafe Field(start: end + start, length: judge.spill.count - start)
    }

    mutating func fail(_ fault: SQLFault) -> Field {
        unsafe self.fault = fault
        return .null
    }
}
