internal import Records

/// Takes the rows of a `COPY` in text format apart, and unescapes in place.
@safe
struct CopyScanner: DumpRowScanner {
    private let bytes: UnsafeMutablePointer<UInt8>
    private let end: Int
    private let finder = CopyFinder()
    private var window = MarkWindow()
    private(set) var position = 0
    private(set) var line: Int
    private(set) var hasFault = false
    private(set) var hasCodes = false
    private(set) var fault = RowFault()

    /// A scanner of `count` bytes, the first of which begins a row on `line`.
    init(_ bytes: UnsafeMutablePointer<UInt8>, count: Int, line: Int) {
        unsafe self.bytes = unsafe bytes
        end = count
        self.line = line
    }

    @inline(__always)
    mutating func nextRow() -> Bool {
        hasFault = false
        return position < end
    }

    @inline(__always)
    mutating func scanRow(into row: UnsafeMutablePointer<Field>, room: Int) -> Int {
        hasCodes = false
        var (start, count, window) = (position, 0, window)
        while true {
            let found =
                unsafe window.next(finder, in: bytes, from: start, to: end)
                ?? finder.next(in: bytes, from: start, to: end)
            let mark = found < end ? unsafe bytes[found] : 0x0A
            var field = Field(start: start, length: found &- start)
            var next = found
            if mark == UInt8(ascii: "\\") {
                (field, next) = unescape(from: start, at: found)
            }
            let isLast = unsafe next >= end || bytes[next] == 0x0A
            if isLast { field = withoutReturn(field, endingAt: next) }
            if count < room { unsafe row[count] = field }
            count &+= 1
            start = next &+ 1
            if isLast { break }
        }
        if room == 0, count == 1, isEmpty(start) { count = 0 }
        position = min(start, end)
        line &+= 1
        self.window = window
        return count
    }

    func bytes(of field: Field) -> UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: bytes + Int(field.start), count: Int(field.length))
    }

    /// Whether the line that ends before `next` has nothing in it: the row of a table without columns.
    private func isEmpty(_ next: Int) -> Bool {
        let last = next &- 2
        return unsafe last < position || (last == position && bytes[last] == 0x0D)
    }

    /// The last field of a row without the CR of a line end that a file of Windows has; in a value it is escaped.
    @inline(__always)
    private func withoutReturn(_ field: Field, endingAt place: Int) -> Field {
        guard place > 0, field.length > 0, unsafe bytes[place &- 1] == 0x0D, !field.isNull,
            field.range.upperBound == place
        else { return field }
        return Field(start: Int(field.start), length: Int(field.length) &- 1)
    }

    /// The value of the field from `start` on, whose first backslash is at `place`, and where it ends.
    @inline(__always)
    private mutating func unescape(from start: Int, at place: Int) -> (Field, Int) {
        if place == start, place &+ 2 < end, unsafe bytes[place &+ 1] == UInt8(ascii: "N") {
            var next = place &+ 2
            if unsafe bytes[next] == 0x0D, next &+ 1 < end, unsafe bytes[next &+ 1] == 0x0A { next &+= 1 }
            let mark = unsafe bytes[next]
            if mark == 0x0A || (mark == 0x09 && next == place &+ 2) { return (.null, next) }
        }
        return unescapeInPlace(from: start, at: place)
    }

    private mutating func unescapeInPlace(from start: Int, at place: Int) -> (Field, Int) {
        var (read, write) = (place, place)
        // Of the line end that a file of Windows has; in a value a CR is escaped.
        var hasBareReturn = false
        while read < end {
            let byte = unsafe bytes[read]
            if byte == 0x09 || byte == 0x0A { break }
            read &+= 1
            guard byte == UInt8(ascii: "\\") else {
                unsafe bytes[write] = byte
                write &+= 1
                hasBareReturn = byte == 0x0D
                continue
            }
            guard read < end, unsafe read &+ 1 < end || bytes[read] != 0x0A else {
                note(.badEscape, at: read &- 1)
                read = end
                break
            }
            hasBareReturn = false
            unsafe bytes[write] = escape(&read)
            write &+= 1
        }
        if hasBareReturn, read < end, unsafe bytes[read] == 0x0A { write &-= 1 }
        return (Field(start: start, length: write &- start), read)
    }

    /// The byte that the escape spells whose letter is at `read`, which is then behind it.
    private mutating func escape(_ read: inout Int) -> UInt8 {
        let letter = unsafe bytes[read]
        read &+= 1
        switch letter {
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "v"): return 0x0B
        case UInt8(ascii: "0")...UInt8(ascii: "7"): return code(&read, first: letter & 7, base: 8, digits: 2)
        case UInt8(ascii: "x"):
            guard read < end, let digit = HexText.value(of: unsafe bytes[read]) else { return letter }
            read &+= 1
            return code(&read, first: digit, base: 16, digits: 1)
        case 0x0A:
            line &+= 1
            return letter
        default: return letter
        }
    }

    /// The byte of a number that begins with `first` and goes on with at most `digits` digits.
    private mutating func code(_ read: inout Int, first: UInt8, base: UInt8, digits: Int) -> UInt8 {
        var value = first
        var left = digits
        while left > 0, read < end, let digit = HexText.value(of: unsafe bytes[read]), digit < base {
            value = value &* base &+ digit
            read &+= 1
            left &-= 1
        }
        if value == 0 || value >= 0x80 { hasCodes = true }
        return value
    }

    private mutating func note(_ reason: SQLFault, at place: Int) {
        hasFault = true
        fault = RowFault(reason: reason, position: place, line: line)
    }
}

/// Finds what ends or changes a value of a `COPY`.
struct CopyFinder: ByteFinder {
    private let ends = PairFinder(0x09, 0x0A)
    private let backslash = PairFinder(UInt8(ascii: "\\"), UInt8(ascii: "\\"))

    @inline(__always)
    func marks(_ word: UInt64) -> UInt64 { ends.marks(word) | backslash.marks(word) }

    @inline(__always)
    func marks64(_ block: UnsafePointer<UInt8>) -> UInt64 {
        unsafe ends.marks64(block) | backslash.marks64(block)
    }

    @inline(__always)
    func matches(_ byte: UInt8) -> Bool { ends.matches(byte) || backslash.matches(byte) }
}
