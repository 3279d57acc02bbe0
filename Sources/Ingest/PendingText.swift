internal import Records

/// The text of a source that was read and passed on to nobody yet, and where it stands in the source.
struct PendingText: ~Copyable {
    /// What messages call the source.
    let name: String
    /// How much to take at once.
    let limits: IngestLimits
    /// What ends records, by which lines are counted.
    var lineEnd = LineEnd.lf
    /// The text from the place on; the cutters look at it.
    private(set) var bytes: [UInt8] = []
    /// Whether there is no more behind `bytes`.
    private(set) var isAtEnd = false
    /// The place of the first byte.
    private(set) var place: RecordBatch.Origin
    private var source: TextSource

    /// Opens a source and looks whether it is gzip, and in the encoding that it must be in.
    init(
        _ location: SourceLocation, encoding: TextEncoding?, limits: IngestLimits, watch: ReaderWatch
    ) throws(IngestError) {
        source = try TextSource(location, encoding: encoding, limits: limits, watch: watch)
        place = RecordBatch.Origin(line: 1, offset: source.markLength)
        name = location.name
        self.limits = limits
    }

    /// How many raw bytes were read.
    var bytesRead: Int { source.bytesRead }

    /// Checks that the source did not change while it was read to its end.
    func finish() throws(IngestError) { try source.finish() }

    /// Reads more text behind `bytes`; less the nearer the slice's end is, because what follows it is copied.
    mutating func fill() throws(IngestError) {
        let missing = max(limits.sliceBytes - bytes.count, 0) + (16 << 10)
        isAtEnd = try !source.read(into: &bytes, atMost: min(limits.readBytes, missing))
    }

    /// Leaves the first `count` bytes behind.
    mutating func drop(_ count: Int) {
        advance(count)
        bytes.removeSubrange(..<count)
    }

    /// Moves the first `count` bytes into `slice`, whose memory is used again.
    mutating func move(_ count: Int, into slice: inout Slice) {
        slice.line = place.line
        slice.offset = place.offset
        slice.lineEnd = lineEnd
        advance(count)
        swap(&slice.bytes, &bytes)
        bytes.removeAll(keepingCapacity: true)
        bytes.reserveCapacity(limits.sliceBytes + limits.readBytes)
        bytes.append(contentsOf: slice.bytes[count...])
        slice.bytes.removeLast(slice.bytes.count - count)
    }

    /// The place of the byte at `position`.
    func origin(at position: Int) -> RecordBatch.Origin {
        RecordBatch.Origin(line: place.line + lines(in: position), offset: place.offset + position)
    }

    /// Refuses a record that begins at `start` and whose end is not here yet; its last byte may be half a line end.
    func checkRecord(from start: Int) throws(IngestError) {
        guard bytes.count - start - 1 > limits.maxRecord else { return }
        throw .recordTooLarge(
            source: name, line: place.line + lines(in: start), offset: place.offset + start, limit: limits.maxRecord)
    }

    private mutating func advance(_ count: Int) {
        place.line += lines(in: count)
        place.offset += count
    }

    /// How many lines end in the first `count` bytes.
    private func lines(in count: Int) -> Int {
        LineCount.count(lineEnd.countedByte, in: bytes.span.extracting(..<count))
    }
}
