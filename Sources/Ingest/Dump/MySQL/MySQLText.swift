internal import Records

/// The bytes of a dump that were read and passed on to nobody yet, and where they stand.
///
/// They stay as they are: a dump may hold any bytes, so its text is decoded value by value.
struct MySQLText: ~Copyable {
    /// What messages call the source.
    let name: String
    /// How much to take at once.
    let limits: IngestLimits
    /// The bytes; those before `start` were passed on.
    private(set) var bytes: [UInt8] = []
    /// The first byte that was not passed on.
    private(set) var start = 0
    /// Whether there is no more behind `bytes`.
    private(set) var isAtEnd = false
    /// The place of the byte at `start`.
    private(set) var place = RecordBatch.Origin(line: 1, offset: 0)
    private var source: InflatedSource

    /// Opens a source and looks at its byte order mark.
    init(_ location: SourceLocation, limits: IngestLimits, watch: ReaderWatch) throws(IngestError) {
        var source = try InflatedSource(location, limits: limits, watch: watch)
        var first: [UInt8] = []
        while first.count < ByteOrderMark.maxLength {
            guard try source.read(into: &first, atMost: limits.readBytes) else { break }
        }
        let mark = ByteOrderMark(Array(first.prefix(ByteOrderMark.maxLength)))
        guard mark == .none || mark == .utf8 else {
            throw .dumpEncoding(source: location.name, command: MySQLDump.encodingCommand)
        }
        self.source = source
        name = location.name
        self.limits = limits
        bytes = first
        start = mark.length
        place.offset = mark.length
    }

    /// How many raw bytes were read.
    var bytesRead: Int { source.bytesRead }

    /// How many bytes there are.
    var count: Int { bytes.count - start }

    /// Checks that the source did not change while it was read to its end.
    func finish() throws(IngestError) { try source.finish() }

    /// Reads more behind `bytes`; `start` may become another.
    mutating func fill() throws(IngestError) {
        if start == bytes.count || start >= 64 << 10 {
            bytes.removeSubrange(..<start)
            start = 0
        }
        isAtEnd = try !source.read(into: &bytes, atMost: limits.readBytes)
    }

    /// Leaves the next `count` bytes behind.
    mutating func advance(_ count: Int) {
        place = origin(at: count)
        start += count
    }

    /// Copies the next `count` bytes into `slice`, whose memory is used again, and leaves them behind.
    mutating func move(_ count: Int, into slice: inout Slice) {
        slice.line = place.line
        slice.offset = place.offset
        slice.lineEnd = .lf
        slice.bytes.removeAll(keepingCapacity: true)
        slice.bytes.reserveCapacity(limits.sliceBytes + (64 << 10))
        slice.bytes.append(contentsOf: bytes[start..<(start + count)])
        advance(count)
    }

    /// Where the byte stands that is `count` behind the next one.
    func origin(at count: Int) -> RecordBatch.Origin {
        let lines = LineCount.count(MySQLByte.lineFeed, in: bytes.span.extracting(start..<(start + count)))
        return RecordBatch.Origin(line: place.line + lines, offset: place.offset + count)
    }

    /// The error that ends the reading at the byte that is `count` behind the next one.
    func malformed(_ fault: SQLFault, at count: Int) -> IngestError {
        let origin = origin(at: min(max(count, 0), self.count))
        return .malformed(source: name, line: origin.line, offset: origin.offset, reason: .sql(fault))
    }

    /// Refuses what begins `begin` behind the next byte and does not end although it is as large as it may be.
    func checkSize(from begin: Int) throws(IngestError) {
        guard count - begin > limits.maxRecord else { return }
        let origin = origin(at: begin)
        throw .recordTooLarge(source: name, line: origin.line, offset: origin.offset, limit: limits.maxRecord)
    }
}
