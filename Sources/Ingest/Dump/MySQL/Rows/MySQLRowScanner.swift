internal import Records

/// The tokenizer's hot loop over rows of `INSERT`: values to fields, unescaped in place, over the bytes of one slice.
///
/// Unsafe because a bounds check per byte costs as much as the work. Behind the `end` bytes of the slice there are 64
/// zeros, which are part of no value, so that every look at the next bytes is at memory that is there; positions never
/// go beyond `end`. Only `MySQLTokenizer` makes one, inside `withUnsafeMutableBufferPointer`.
@safe
struct MySQLRowScanner {
    /// How many zeros stand behind the slice.
    static let padding = 64

    let bytes: UnsafeMutablePointer<UInt8>
    let end: Int
    let syntax: MySQLSyntax
    let head: [UInt8]
    /// The next byte to look at: between two calls, the opening parenthesis of a row.
    var position = 0
    /// The line of `position`.
    var line: Int
    /// Values that are longer than what they were written as.
    var spill: [UInt8] = []
    /// The first fault, with its place; the run ends there.
    private(set) var fault: (reason: SQLFault, offset: Int, line: Int)?
    /// Whether the row has a value whose bytes are not those of the slice.
    var isUnusual = false
    /// The columns of the row whose text is UTF-8 whatever the connection's is.
    var columnsInUTF8: Set<Int> = []
    private let marks: MySQLMarkFinder
    private var window = MarkWindow()

    /// A scanner of `count` bytes, the first of which begins a row on `line`.
    init(_ bytes: UnsafeMutablePointer<UInt8>, count: Int, syntax: MySQLSyntax, head: [UInt8], line: Int) {
        unsafe self.bytes = bytes
        end = count
        self.syntax = syntax
        self.head = head
        self.line = line
        marks = MySQLMarkFinder(MySQLByte.quote, hasEscapes: syntax.hasEscapes)
    }

    /// Scans one row, writes at most `room` fields to `row` and returns how many the row has.
    @inline(__always)
    mutating func scanRow(into row: UnsafeMutablePointer<Field>, room: Int) -> Int {
        var count = 0
        position &+= 1
        if unsafe bytes[position] == MySQLByte.close {
            position &+= 1
            return 0
        }
        while true {
            let field = scanValue(count)
            if count < room { unsafe row[count] = field }
            count &+= 1
            let byte = unsafe bytes[position]
            if byte == MySQLByte.comma {
                position &+= 1
            } else if byte == MySQLByte.close {
                position &+= 1
                return count
            } else if fault != nil || !passUnusualSeparator() {
                return count
            }
        }
    }

    @inline(__always)
    private mutating func scanValue(_ column: Int) -> Field {
        let start = position
        let byte = unsafe bytes[start]
        if byte == MySQLByte.quote {
            guard let found = unsafe window.next(marks, in: bytes, from: start &+ 1, to: end &+ Self.padding)
            else { return neverCloses(start) }
            let after = unsafe bytes[found &+ 1]
            if unsafe bytes[found] == MySQLByte.quote, after == MySQLByte.comma || after == MySQLByte.close {
                position = found &+ 1
                return Field(start: start &+ 1, length: found &- start &- 1)
            }
            return scanString(from: start, mark: found)
        }
        if MySQLByte.isDigit(byte) || byte == MySQLByte.minus {
            var place = start &+ 1
            while unsafe MySQLByte.isDigit(bytes[place]) { place &+= 1 }
            let after = unsafe bytes[place]
            if after == MySQLByte.comma || after == MySQLByte.close, place &- start > 1 || byte != MySQLByte.minus {
                position = place
                return Field(start: start, length: place &- start)
            }
        }
        return scanUnusual(column)
    }

    /// The next mark of a string in `quote` from `start` on.
    @inline(__always)
    private mutating func nextMark(_ quote: UInt8, from start: Int) -> Int? {
        if quote == MySQLByte.quote {
            return unsafe window.next(marks, in: bytes, from: start, to: end &+ Self.padding)
        }
        let found = unsafe MySQLMarkFinder(quote, hasEscapes: syntax.hasEscapes).next(in: bytes, from: start, to: end)
        return found < end ? found : nil
    }

    /// Scans the string that opens at `start` and whose first mark is at `mark`: its value stands where it stood.
    mutating func scanString(from start: Int, mark: Int?) -> Field {
        guard var read = mark else { return neverCloses(start) }
        let quote = unsafe bytes[start]
        var write = read
        while true {
            let byte = unsafe bytes[read]
            if byte == MySQLByte.lineFeed {
                line &+= 1
                unsafe bytes[write] = byte
                (read, write) = (read &+ 1, write &+ 1)
            } else if byte == quote, unsafe bytes[read &+ 1] != quote {
                position = read &+ 1
                let isLast = unsafe isSeparator(bytes[position])
                if isLast { break }
                passBlanks()
                // Strings side by side are one.
                guard fault == nil, position < end, unsafe bytes[position] == quote else { break }
                read = position &+ 1
            } else if byte == quote {
                unsafe bytes[write] = byte
                (read, write) = (read &+ 2, write &+ 1)
            } else {
                guard read &+ 1 < end else { return neverCloses(start) }
                unescape(at: read, to: &write)
                read &+= 2
            }
            guard let next = nextMark(quote, from: read), next < end else { return neverCloses(start) }
            let length = next &- read
            if write != read { unsafe (bytes + write).update(from: bytes + read, count: length) }
            (read, write) = (next, write &+ length)
        }
        return Field(start: start &+ 1, length: write &- start &- 1)
    }

    @inline(__always)
    private mutating func unescape(at place: Int, to write: inout Int) {
        let byte = unsafe bytes[place &+ 1]
        if byte == MySQLByte.lineFeed { line &+= 1 }
        if let plain = MySQLByte.unescaped(byte) {
            if plain == 0 { isUnusual = true }
            unsafe bytes[write] = plain
            write &+= 1
        } else {
            unsafe bytes[write] = MySQLByte.backslash
            unsafe bytes[write &+ 1] = byte
            write &+= 2
        }
    }

    @inline(__always)
    private func isSeparator(_ byte: UInt8) -> Bool { byte == MySQLByte.comma || byte == MySQLByte.close }

    /// Remembers what is wrong at `place`, and where.
    mutating func note(_ reason: SQLFault, at place: Int) {
        guard fault == nil else { return }
        fault = (reason, place, line)
    }

    private mutating func neverCloses(_ start: Int) -> Field {
        note(.neverCloses(.string), at: start)
        position = end
        return .null
    }
}
