public import Records

/// How a file of rows beside a dump's definition is written, other than by default: what `--fields-terminated-by`,
/// `--fields-enclosed-by`, `--fields-escaped-by` and `--lines-terminated-by` said.
public struct MySQLTextForm: Sendable, Equatable {
    /// What separates values.
    public var delimiter = UInt8(ascii: "\t")
    /// What may enclose a value; nil for nothing.
    public var quote: UInt8?
    /// What begins an escape; nil for nothing, and then a null is the word `NULL`.
    public var escape: UInt8? = UInt8(ascii: "\\")
    /// What ends a row; nil for what ends the first one where values may be enclosed, else LF.
    public var lineEnd: LineEnd?

    /// Values between tabs, as without options.
    public init() {}

    /// How many bytes of a line end are at `place`; 0 for none, nil where the bytes are not enough to tell.
    ///
    /// While the line end is not known, CRLF and LF are both one.
    func lineEnd(in bytes: [UInt8], at place: Int) -> Int? {
        guard place < bytes.count else { return nil }
        let byte = bytes[place]
        switch lineEnd {
        case .lf: return byte == MySQLByte.lineFeed ? 1 : 0
        case .cr: return byte == 0x0D ? 1 : 0
        case .crlf, nil:
            if byte == MySQLByte.lineFeed { return lineEnd == nil ? 1 : 0 }
            guard byte == 0x0D else { return 0 }
            guard place + 1 < bytes.count else { return nil }
            return bytes[place + 1] == MySQLByte.lineFeed ? 2 : 0
        }
    }

    /// What a quote inside an enclosed value is.
    enum Quote {
        case closing
        case doubled
        /// Text: what follows it ends no value.
        case plain
    }

    /// What the quote at `place` is; nil where the bytes are not enough to tell.
    func quote(in bytes: [UInt8], at place: Int) -> Quote? {
        guard place + 1 < bytes.count else { return nil }
        let next = bytes[place + 1]
        if next == quote { return .doubled }
        if next == delimiter { return .closing }
        return lineEnd(in: bytes, at: place + 1).map { $0 > 0 ? .closing : .plain }
    }
}

/// Finds where rows end in such a file; resumable at any byte.
struct MySQLTextCutter {
    private enum State {
        case begin
        case plain
        case enclosed
    }

    private let form: MySQLTextForm
    private var state = State.begin
    /// The next byte to look at, from the first one of the slice.
    private var position = 0
    /// Where the last whole row ends.
    private(set) var rowEnd = 0
    /// What ended that row: its number of bytes.
    private(set) var ending = 0

    /// A cutter before the first byte of a row.
    init(_ form: MySQLTextForm) { self.form = form }

    /// The end of the first row of `bytes` from `start` on that ends at `target` or after it; nil if it is not here.
    mutating func end(in bytes: [UInt8], from start: Int, target: Int) -> Int? {
        while start + position < bytes.count {
            let place = start + position
            let byte = bytes[place]
            if byte == form.escape {
                guard place + 1 < bytes.count else { return nil }
                if state == .begin { state = .plain }
                position += 2
            } else if state == .enclosed {
                guard passEnclosed(byte, in: bytes, at: place) else { return nil }
            } else if state == .begin, byte == form.quote {
                state = .enclosed
                position += 1
            } else {
                guard let length = form.lineEnd(in: bytes, at: place) else { return nil }
                state = byte == form.delimiter || length > 0 ? .begin : .plain
                position += max(length, 1)
                guard length > 0 else { continue }
                (rowEnd, ending) = (position, length)
                if position >= target { return position }
            }
        }
        return nil
    }

    /// Goes over a byte of an enclosed value; false where the bytes are not enough to tell what it is.
    private mutating func passEnclosed(_ byte: UInt8, in bytes: [UInt8], at place: Int) -> Bool {
        guard byte == form.quote else {
            position += 1
            return true
        }
        guard let quote = form.quote(in: bytes, at: place) else { return false }
        if quote == .closing { state = .plain }
        position += quote == .doubled ? 2 : 1
        return true
    }
}
