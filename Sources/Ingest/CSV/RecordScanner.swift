internal import Records

/// The tokenizer's hot loop: records to fields, in place, over the bytes of one slice.
///
/// The state machine of RFC 4180 and its dialects. A quote opens only at the start of a field; what follows a closing
/// quote up to the next delimiter is unquoted text, and a fault. Unsafe because a bounds check per byte costs as much
/// as the work: every access is at a position below `end`, which is the number of bytes at `bytes` for as long as the
/// scanner lives. Only `CSVTokenizer` makes one, inside `withUnsafeMutableBufferPointer`.
@safe
struct RecordScanner<Finder: FieldFinder> {
    /// What a field ended with.
    enum Ending {
        case delimiter
        case lineEnd
        case sourceEnd
    }

    /// What is wrong with the quotes of a record.
    enum Fault {
        case none
        case quoteNeverCloses
        case textAfterQuote
    }

    let bytes: UnsafeMutablePointer<UInt8>
    let syntax: CSVSyntax
    let plain: Finder
    let quoted: Finder
    private let nullCount: Int
    let end: Int
    /// The next byte to look at: between two calls, the first of a record.
    private(set) var position = 0
    /// The line of `position`.
    private(set) var line: Int
    /// Where the last field ended, its line end or delimiter not counted.
    private(set) var contentEnd = 0
    private var ending = Ending.sourceEnd
    private var window = MarkWindow()
    /// Whether unquoted text ends at one of two bytes, and is null where there is none of it.
    private let isSimple: Bool
    /// The first fault of the record, with its place.
    private(set) var fault = Fault.none
    private(set) var faultOffset = 0
    private(set) var faultLine = 0

    /// A scanner of `count` bytes, the first of which begins a record on `line`.
    init(_ bytes: UnsafeMutablePointer<UInt8>, count: Int, syntax: CSVSyntax, line: Int) {
        unsafe self.bytes = bytes
        end = count
        self.syntax = syntax
        plain = Finder(unquoted: syntax)
        quoted = Finder(quoted: syntax)
        nullCount = syntax.null.count
        isSimple = PairFinder.suffices(for: syntax) && syntax.null.isEmpty
        self.line = line
    }

    /// Whether the record at `position` is a comment.
    @inline(__always)
    var isAtComment: Bool { unsafe UInt16(bytes[position]) == syntax.comment }

    /// Scans one record, writes at most `room` fields to `row` and returns how many the record has.
    @inline(__always)
    mutating func scanRecord(into row: UnsafeMutablePointer<Field>, room: Int) -> Int {
        fault = .none
        var count = unsafe scanPlainFields(into: row, room: room)
        if count > 0, ending == .lineEnd { return count }
        repeat {
            let field = scanField()
            if count < room { unsafe row[count] = field }
            count &+= 1
        } while ending == .delimiter
        return count
    }

    /// Scans the fields of a record up to the first that is not plain, and returns how many there are.
    ///
    /// Nearly all fields of nearly all files pass here, at half the cost of `scanField`: the state is in registers.
    /// Where the record ends among them, `ending` says so; else the next field is for `scanField`.
    @inline(__always)
    private mutating func scanPlainFields(into row: UnsafeMutablePointer<Field>, room: Int) -> Int {
        ending = .delimiter
        guard isSimple else { return 0 }
        let (bytes, end, delimiter, quote) = unsafe (bytes, end, syntax.delimiter, syntax.quote)
        var (start, count, window) = (position, 0, window)
        while count < room, start < end, unsafe UInt16(bytes[start]) != quote,
            let found = unsafe window.next(plain, in: bytes, from: start, to: end)
        {
            unsafe row[count] = found == start ? .null : Field(start: start, length: found &- start)
            count &+= 1
            start = found &+ 1
            if unsafe bytes[found] == delimiter { continue }
            contentEnd = found
            ending = .lineEnd
            line &+= 1
            break
        }
        position = start
        self.window = window
        return count
    }

    /// Goes behind the line end of a comment.
    mutating func skipComment() {
        let finder = PairFinder(syntax.lineByte, syntax.lineByte)
        var found = unsafe finder.next(in: bytes, from: position, to: end)
        while found < end, !isLineEnd(found) { found = unsafe finder.next(in: bytes, from: found + 1, to: end) }
        countLines(position..<found)
        endField(at: found)
    }

    @inline(__always)
    private mutating func scanField() -> Field {
        let start = position
        if start < end, unsafe UInt16(bytes[start]) == syntax.quote { return scanQuoted() }
        let found =
            unsafe window.next(plain, in: bytes, from: start, to: end) ?? plain.next(in: bytes, from: start, to: end)
        if found < end, unsafe bytes[found] != syntax.delimiter, !isLineEnd(found) { return scanUnusual() }
        endField(at: found)
        return unquoted(start, found - start)
    }

    /// The value of unquoted text without escapes.
    @inline(__always)
    func unquoted(_ start: Int, _ length: Int) -> Field {
        length == nullCount && isNull(start) ? .null : Field(start: start, length: length)
    }

    @inline(__always)
    private func isNull(_ start: Int) -> Bool {
        for index in syntax.null.indices where unsafe bytes[start &+ index] != syntax.null[index] { return false }
        return true
    }

    /// Whether a line end begins at `place`, which holds a byte.
    @inline(__always)
    func isLineEnd(_ place: Int) -> Bool {
        guard unsafe bytes[place] == syntax.lineByte else { return false }
        return unsafe syntax.lineEnd != .crlf || (place &+ 1 < end && bytes[place &+ 1] == 0x0A)
    }

    /// Goes behind the delimiter, the line end or the last byte at `place`.
    @inline(__always)
    mutating func endField(at place: Int) {
        contentEnd = place
        if place == end {
            position = end
            ending = .sourceEnd
        } else if unsafe bytes[place] == syntax.delimiter {
            position = place &+ 1
            ending = .delimiter
        } else {
            position = place &+ (syntax.lineEnd == .crlf ? 2 : 1)
            ending = .lineEnd
            line &+= 1
        }
    }

    /// Remembers the record's first fault.
    mutating func note(_ found: Fault, at place: Int, line: Int) {
        guard fault == .none else { return }
        fault = found
        faultOffset = place
        faultLine = line
    }

    /// Counts a line that ends within a field.
    @inline(__always)
    mutating func countLine() { line &+= 1 }

    /// Counts the lines that end in `range`, which no field or record ends with.
    mutating func countLines(_ range: Range<Int>) {
        let finder = PairFinder(syntax.countedByte, syntax.countedByte)
        var place = unsafe finder.next(in: bytes, from: range.lowerBound, to: range.upperBound)
        while place < range.upperBound {
            line += 1
            place = unsafe finder.next(in: bytes, from: place + 1, to: range.upperBound)
        }
    }
}
