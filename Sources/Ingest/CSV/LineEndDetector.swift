internal import Records

/// Finds the first line end outside quotes of a source: that is what ends its records.
///
/// Resumable at any byte: what was looked at is not looked at again.
struct LineEndDetector {
    private enum State {
        case recordStart
        case fieldStart
        case plain
        case quoted
        case afterQuote
        case escaped
        case escapedInQuotes
        case comment
        case afterReturn
    }

    private let syntax: CSVSyntax
    private var state = State.recordStart
    /// What ends records, once it is known.
    private(set) var found: LineEnd?

    init(_ dialect: CSVDialect) {
        syntax = CSVSyntax(dialect)
    }

    /// Takes bytes up to the first line end.
    mutating func look(at bytes: Span<UInt8>) {
        var index = 0
        while index < bytes.count, found == nil {
            take(bytes[index])
            index += 1
        }
    }

    /// Says that the source has ended; a source without a line end has records that end with LF.
    mutating func finish() -> LineEnd { found ?? (state == .afterReturn ? .cr : .lf) }

    private mutating func take(_ byte: UInt8) {
        switch state {
        case .afterReturn: found = byte == 0x0A ? .crlf : .cr
        case .escaped: state = .plain
        case .escapedInQuotes: state = .quoted
        case .quoted: takeQuoted(byte)
        case .afterQuote where syntax.doubleQuote && UInt16(byte) == syntax.quote: state = .quoted
        case .recordStart where UInt16(byte) == syntax.comment: state = .comment
        case .recordStart, .fieldStart, .plain, .afterQuote, .comment: takePlain(byte)
        }
    }

    private mutating func takeQuoted(_ byte: UInt8) {
        if UInt16(byte) == syntax.quote { state = .afterQuote }
        if UInt16(byte) == syntax.escape { state = .escapedInQuotes }
    }

    private mutating func takePlain(_ byte: UInt8) {
        if byte == 0x0A {
            found = .lf
        } else if byte == 0x0D {
            state = .afterReturn
        } else if state != .comment {
            takeText(byte)
        }
    }

    private mutating func takeText(_ byte: UInt8) {
        let opens = state == .recordStart || state == .fieldStart
        switch UInt16(byte) {
        case syntax.quote where opens: state = .quoted
        case syntax.escape: state = .escaped
        case UInt16(syntax.delimiter): state = .fieldStart
        default: state = .plain
        }
    }
}
