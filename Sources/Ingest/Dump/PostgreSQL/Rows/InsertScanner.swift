internal import CScan
internal import Records

/// Takes the rows of `INSERT`s apart, and unescapes in place.
@safe
struct InsertScanner: DumpRowScanner {
    let bytes: UnsafeMutablePointer<UInt8>
    let end: Int
    private let insert: PostgreSQLInsert
    /// Whether a quote has to be looked for, or a backslash too.
    private let finder: PairFinder
    private var window = MarkWindow()
    /// Whether a value may be in other characters than ASCII by their number.
    let allowsCodePoints: Bool
    private(set) var position = 0
    private(set) var line: Int
    /// Up to where lines were counted.
    private var counted = 0
    private var hasBegun = false
    private(set) var hasFault = false
    var hasCodes = false
    private(set) var fault = RowFault()

    /// A scanner of `count` bytes, the first of which begins a row of `insert` on `line`.
    init(_ bytes: UnsafeMutablePointer<UInt8>, count: Int, line: Int, insert: PostgreSQLInsert) {
        unsafe self.bytes = unsafe bytes
        end = count
        self.line = line
        self.insert = insert
        let quote = UInt8(ascii: "'")
        finder = PairFinder(quote, insert.session.hasStandardStrings ? quote : UInt8(ascii: "\\"))
        allowsCodePoints = insert.session.encoding == .utf8
    }

    /// A lexer of the bytes from `place` on.
    func lexer(at place: Int) -> PostgreSQLLexer {
        unsafe PostgreSQLLexer(
            UnsafeBufferPointer(start: bytes, count: end), from: place, isWhole: true,
            hasStandardStrings: insert.session.hasStandardStrings)
    }

    @inline(__always)
    mutating func nextRow() -> Bool {
        hasFault = false
        guard position < end else { return false }
        if hasBegun {
            var lexer = lexer(at: position)
            do throws(PostgreSQLStop) {
                guard try lexer.skipToRow(of: insert) == .row else { return false }
                position = lexer.position
            } catch {
                note(error)
                return false
            }
        }
        hasBegun = true
        countLines(to: position)
        return position < end
    }

    @inline(__always)
    mutating func scanRow(into row: UnsafeMutablePointer<Field>, room: Int) -> Int {
        hasCodes = false
        let start = position
        guard unsafe bytes[start] == UInt8(ascii: "(") else {
            skipRow(from: start)
            return 0
        }
        var place = start &+ 1
        var (count, omitted) = (0, 0)
        while true {
            if place < end, unsafe bytes[place] == 0x20 { place &+= 1 }
            var field = Field.null
            if let next = scanPlain(&field, from: place) {
                place = next
            } else {
                if !insert.generated.isEmpty, let next = scanGenerated(from: place, at: count &+ omitted) {
                    place = next
                    omitted &+= 1
                    if takesLast(&place) { break }
                    continue
                }
                do throws(PostgreSQLStop) {
                    field = try scanUnusual(from: &place)
                } catch {
                    note(error)
                    skipRest(from: place)
                    return count
                }
            }
            if count < room { unsafe row[count] = field }
            count &+= 1
            if takesLast(&place) { break }
        }
        position = place
        return count
    }

    /// Goes over the comma or the parenthesis at `place`; true for the latter.
    @inline(__always)
    private func takesLast(_ place: inout Int) -> Bool {
        place &+= 1
        return unsafe bytes[place &- 1] == UInt8(ascii: ")")
    }

    /// The comma or parenthesis behind the `DEFAULT` at `start`, if the column there is a generated one.
    private func scanGenerated(from start: Int, at column: Int) -> Int? {
        guard insert.generated.contains(column) else { return nil }
        var lexer = lexer(at: start)
        guard let token = try? lexer.token(), lexer.isWord(token, "default") else { return nil }
        guard (try? lexer.skipBlanks()) != nil, lexer.position < end,
            unsafe Self.ends(bytes[lexer.position])
        else { return nil }
        return lexer.position
    }

    func bytes(of field: Field) -> UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: bytes + Int(field.start), count: Int(field.length))
    }

    /// The comma or parenthesis behind the value at `start`, if it is written as nearly all are; nil for all others.
    @inline(__always)
    private mutating func scanPlain(_ field: inout Field, from start: Int) -> Int? {
        guard start < end else { return nil }
        let first = unsafe bytes[start]
        var place = start &+ 1
        if first == UInt8(ascii: "'") {
            place =
                unsafe window.next(finder, in: bytes, from: place, to: end)
                ?? finder.next(in: bytes, from: place, to: end)
            guard place &+ 1 < end, unsafe bytes[place] == first else { return nil }
            guard unsafe Self.ends(bytes[place &+ 1]) else { return scanDoubled(&field, from: start, at: place) }
            field = Field(start: start &+ 1, length: place &- start &- 1)
            return place &+ 1
        }
        if PostgreSQLLexer.isDigit(first) || first == UInt8(ascii: "-") {
            while place < end, unsafe PostgreSQLLexer.isDigit(bytes[place]) { place &+= 1 }
            let whole = place
            if place < end, unsafe bytes[place] == UInt8(ascii: ".") {
                place &+= 1
                while place < end, unsafe PostgreSQLLexer.isDigit(bytes[place]) { place &+= 1 }
                guard place > whole &+ 1 else { return nil }
            }
            guard place < end, unsafe Self.ends(bytes[place]) else { return nil }
            guard first != UInt8(ascii: "-") || whole > start &+ 1 else { return nil }
            field = Field(start: start, length: place &- start)
            return place
        }
        guard start &+ 5 < end else { return nil }
        let word = unsafe Self.word(bytes + start)
        if word == Self.null, unsafe Self.ends(bytes[start &+ 4]) {
            field = .null
            return start &+ 4
        }
        let isFalse = unsafe word == Self.fals && bytes[start &+ 4] == UInt8(ascii: "e")
        guard isFalse || word == Self.true else { return nil }
        place = start &+ (isFalse ? 5 : 4)
        guard unsafe Self.ends(bytes[place]) else { return nil }
        field = Field(start: start, length: place &- start)
        return place
    }

    /// The comma or parenthesis behind the string at `start`, the first quote in which is at `place`; nil unless its
    /// quotes are doubled and nothing else is unusual.
    private mutating func scanDoubled(_ field: inout Field, from start: Int, at place: Int) -> Int? {
        let quote = UInt8(ascii: "'")
        guard insert.session.hasStandardStrings else { return nil }
        // It must end as it should before a byte of it is moved.
        var close = place
        while close &+ 1 < end, unsafe bytes[close &+ 1] == quote {
            close = unsafe finder.next(in: bytes, from: close &+ 2, to: end)
        }
        guard close &+ 1 < end, unsafe Self.ends(bytes[close &+ 1]) else { return nil }
        var (read, write) = (place, place)
        while read < close {
            let byte = unsafe bytes[read]
            unsafe bytes[write] = byte
            write &+= 1
            read &+= byte == quote ? 2 : 1
        }
        field = Field(start: start &+ 1, length: write &- start &- 1)
        return close &+ 1
    }

    // Words, or their first four letters, the first in the lowest bits.
    private static var null: UInt32 { 0x4C4C_554E }
    private static var `true`: UInt32 { 0x6575_7274 }
    private static var fals: UInt32 { 0x736C_6166 }

    /// The four bytes at `place`, the first in the lowest bits.
    @inline(__always)
    private static func word(_ place: UnsafePointer<UInt8>) -> UInt32 {
        unsafe UInt32(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt32.self))
    }

    @inline(__always)
    private static func ends(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == UInt8(ascii: ")") }

    /// Counts the lines up to `place`.
    @inline(__always)
    private mutating func countLines(to place: Int) {
        while counted &+ 64 <= place {
            line &+= unsafe cscan_either64(bytes + counted, 0x0A, 0x0A).nonzeroBitCount
            counted &+= 64
        }
        if counted &+ 64 <= end {
            // Only those before the place.
            let before: UInt64 = (1 &<< UInt64(truncatingIfNeeded: place &- counted)) &- 1
            line &+= unsafe (cscan_either64(bytes + counted, 0x0A, 0x0A) & before).nonzeroBitCount
            counted = place
        }
        while counted < place {
            if unsafe bytes[counted] == 0x0A { line &+= 1 }
            counted &+= 1
        }
    }

    private mutating func skipRow(from start: Int) {
        var lexer = lexer(at: start)
        do throws(PostgreSQLStop) {
            var marks = RowMarks()
            try lexer.skipRow(&marks)
            position = lexer.position
        } catch {
            note(error)
        }
    }

    /// Notes why the row, or what follows it, is none.
    private mutating func note(_ stop: PostgreSQLStop) {
        hasFault = true
        fault = RowFault(hasEnd: false)
        if case .fault(let reason, let place) = stop {
            fault.reason = reason
            fault.position = place
        }
        let before = (line, counted)
        countLines(to: max(min(fault.position, end), counted))
        fault.line = line
        (line, counted) = before
    }

    /// Goes behind the row with the fault: its end is sure if it can be lexed from `place` on, in its parentheses.
    private mutating func skipRest(from place: Int) {
        var lexer = lexer(at: place)
        do throws(PostgreSQLStop) {
            var marks = RowMarks()
            try lexer.skipParentheses(from: place, depth: 1, &marks)
            position = lexer.position
            fault.hasEnd = true
        } catch {
            position = end
        }
    }
}
