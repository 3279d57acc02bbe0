public import Compression
public import Records

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Why a source could not be read; no case holds a value of it.
public enum IngestError: ReportedError, Equatable {
    /// The system refused an action, such as `open`, with this `errno`.
    case io(source: String, action: String, code: Int32)
    /// No file has such a name.
    case noMatch(pattern: String)
    /// The source was written to, replaced or removed while it was read.
    case changed(source: String)
    /// A record is malformed; the place is the record's first byte, or the quote's where a quote is the reason.
    case malformed(source: String, line: Int, offset: Int, reason: RejectReason)
    /// The header names no columns that could be told apart, or not the ones that were announced.
    case header(source: String, line: Int, fault: HeaderFault)
    /// The text is in another encoding than is declared.
    case encoding(source: String, fault: EncodingFault)
    /// The bytes are a container that is not read.
    case container(source: String, format: String)
    /// The bytes are a dump of a kind that is not read: what it is, and the command that makes a plain one.
    case archive(source: String, format: String, command: String)
    /// The dump is in an encoding that is not read; the command makes one that is.
    case dumpEncoding(source: String, command: String)
    /// SQLite refused a database with this result code.
    case database(source: String, action: String, code: Int32)
    /// The gzip stream is damaged, or inflates to more than it may.
    case compressed(source: String, error: CompressionError)
    /// A record is larger than `limit` bytes.
    case recordTooLarge(source: String, line: Int, offset: Int, limit: Int)
    /// A JSON document that is one record is larger than `limit` bytes.
    case documentTooLarge(source: String, line: Int, offset: Int, limit: Int)
    /// The header has more columns than `limit`.
    case tooManyColumns(source: String, found: Int, limit: Int)
    /// The wildcards of a rule set's paths cross each other in more than `limit` ways.
    case tooManyPaths(limit: Int)
    /// A dialect that no file can have.
    case dialect(DialectFault)
    /// The run was told to stop.
    case stopped

    /// The exit status of a run that this error ends.
    public var status: ExitStatus {
        switch self {
        case .io, .noMatch, .changed: .io
        case .malformed(_, _, _, .unlistedPath): .columns
        case .malformed(_, _, _, .json(.tooManyValues)): .limit
        case .malformed, .encoding, .container, .archive, .dumpEncoding, .database: .malformed
        case .compressed(_, .ratioLimit): .limit
        case .compressed: .malformed
        case .header: .columns
        case .recordTooLarge, .documentTooLarge, .tooManyColumns: .limit
        case .dialect, .tooManyPaths: .rules
        case .stopped: .interrupted
        }
    }

    /// Place, what is wrong, what would be right.
    public var description: String {
        switch self {
        case .io(let source, let action, let code):
            "\(SafeText.escaped(source)): cannot \(action): \(Self.reason(code)); check the path and its permissions"
        case .noMatch(let pattern): "\(SafeText.escaped(pattern)): no such file; check the path or the pattern"
        case .changed(let source):
            "\(SafeText.escaped(source)): changed while it was read; run again when its writer is done"
        case .malformed(let source, let line, let offset, let reason):
            "\(SourcePosition(source: source, line: line, offset: offset)): \(reason)"
        case .header(let source, let line, let fault): "\(SafeText.escaped(source)):\(line): \(fault)"
        case .encoding(let source, let fault): "\(SafeText.escaped(source)): \(fault)"
        case .container(let source, let format):
            "\(SafeText.escaped(source)): is a \(format) file; unpack it, or compress it with gzip"
        case .archive(let source, let format, let command):
            "\(SafeText.escaped(source)): is \(format); make a plain dump with `\(command)`"
        case .dumpEncoding(let source, let command):
            "\(SafeText.escaped(source)): the dump's encoding is not read; dump again with `\(command)`"
        case .database(let source, let action, let code):
            "\(SafeText.escaped(source)): cannot \(action): SQLite's result code \(code); check it with `sqlite3 FILE "
                + "'PRAGMA integrity_check'`"
        case .compressed(let source, let error): "\(SafeText.escaped(source)): gzip: \(error)"
        case .recordTooLarge(let source, let line, let offset, let limit):
            "\(SourcePosition(source: source, line: line, offset: offset)): record is larger than \(limit) bytes; "
                + "end its line, close the quote that opens in it, or allow more with --max-record"
        case .documentTooLarge(let source, let line, let offset, let limit):
            "\(SourcePosition(source: source, line: line, offset: offset)): the JSON document is one record larger "
                + "than \(limit) bytes; say with `records` where its records are, or allow more with --max-record"
        case .tooManyColumns(let source, let found, let limit):
            "\(SafeText.escaped(source)): the header has \(found) columns; \(limit) are read, so export fewer at once"
        case .tooManyPaths(let limit):
            "the wildcards of the rules' paths cross in more than \(limit) ways; write fewer `*`, or `**` instead"
        case .dialect(let fault): "dialect: \(fault)"
        case .stopped: "stopped; run again"
        }
    }

    /// The system's words for an error number, beginning in lower case as all our messages do.
    private static func reason(_ code: Int32) -> String {
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        let words = unsafe String(cString: text)
        // "Is a directory", but "EOF": only a capital before a small letter is put down.
        guard let first = words.first, words.dropFirst().first?.isLowercase == true else { return words }
        return first.lowercased() + words.dropFirst()
    }
}
