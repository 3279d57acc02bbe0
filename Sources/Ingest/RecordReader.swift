public import Records

/// One source of rows and columns: reads it, inflates it, cuts it into slices; tokenizing is the workers' part.
///
/// A slice ends with the first record that ends at or after 1 MiB of text since the slice's begin; the header belongs
/// to none. Neither read sizes nor timing change where slices end.
public struct RecordReader: ~Copyable {
    /// How the source is written; after `header()` its line end is known.
    public private(set) var dialect: CSVDialect
    /// The place in its dataset of the next slice.
    public var nextSequence = 0
    private let name: String
    private let ordinal: Int
    private let limits: IngestLimits
    private var source: InflatedSource
    /// Text that was read and is in no slice yet; from `begin` on.
    private var pending: [UInt8] = []
    private var begin = 0
    private var isAtEnd = false
    private var cutter: CSVCutter
    private var names: [String]?
    /// The place of the byte at `begin`.
    private var place = RecordBatch.Origin(line: 1, offset: 0)
    private var headerLine = 1
    /// Where in `pending` the record begins that goes beyond a slice, once that was looked for.
    private var largeRecord: Int?

    /// Opens a source and looks whether it is gzip.
    ///
    /// - Parameters:
    ///   - source: Where it is.
    ///   - ordinal: Which of its dataset's sources it is, from 0.
    ///   - dialect: How it is written.
    ///   - limits: How much to take at once.
    ///   - watch: Who sees the raw bytes, and who may stop it.
    /// - Throws: `.io` (7), `.container` (5), `.dialect` (3), `.stopped`.
    public init(
        source: SourceLocation, ordinal: Int, dialect: CSVDialect, limits: IngestLimits = IngestLimits(),
        watch: ReaderWatch = ReaderWatch()
    ) throws(IngestError) {
        try dialect.validate()
        let opened = try InflatedSource(source, limits: limits.bounded, watch: watch)
        self.source = opened
        name = source.name
        self.ordinal = ordinal
        self.dialect = dialect
        self.limits = limits.bounded
        cutter = CSVCutter(CSVSyntax(dialect))
    }

    /// How many raw bytes were read: of a gzip source, compressed ones.
    public var bytesRead: Int { source.bytesRead }

    /// The columns' names, exactly as the source spells them, or as the dialect lists them where there is no header.
    ///
    /// - Throws: `.header` (4) if they are missing, empty, blank, the same but for case, or not the dialect's;
    ///   `.malformed` (5) if the record is; `.encoding` (5) if a byte order mark is not that of UTF-8.
    public mutating func header() throws(IngestError) -> [String] {
        if let names { return names }
        try skipMark()
        try findLineEnd()
        cutter = CSVCutter(CSVSyntax(dialect), begin: begin)
        let found = dialect.header ? try readHeader() : dialect.columns
        guard let found else { throw .header(source: name, line: 1, fault: .noColumns) }
        guard found.count <= IngestLimits.maxColumns else {
            throw .tooManyColumns(source: name, found: found.count, limit: IngestLimits.maxColumns)
        }
        if let fault = HeaderFault.first(in: found) { throw .header(source: name, line: headerLine, fault: fault) }
        if let columns = dialect.columns, let fault = HeaderFault.difference(of: found, from: columns) {
            throw .header(source: name, line: headerLine, fault: fault)
        }
        pending.removeSubrange(..<begin)
        begin = 0
        cutter.restart(at: 0)
        names = found
        return found
    }

    /// Fills `slice`, whose bytes' memory is used again, with the next records; false if there are no more.
    public mutating func next(into slice: inout Slice) throws(IngestError) -> Bool {
        if names == nil { _ = try header() }
        while true {
            if let end = cutter.end(in: pending, atLeast: limits.sliceBytes) {
                cut(end, into: &slice)
                return true
            }
            if isAtEnd {
                guard !pending.isEmpty else { return false }
                cut(pending.count, into: &slice)
                return true
            }
            try checkRecordSize()
            try fill()
        }
    }

    /// Checks that the source did not change while it was read: its size, its times, and that its path still names it.
    public mutating func finish() throws(IngestError) {
        try source.finish()
    }

    /// Reads more text behind `pending`; less the nearer the slice's end is, because what follows it is copied.
    private mutating func fill() throws(IngestError) {
        let missing = max(limits.sliceBytes - pending.count, 0) + (16 << 10)
        isAtEnd = try !source.read(into: &pending, atMost: min(limits.readBytes, missing))
    }

    /// Moves the first `end` bytes into `slice`.
    private mutating func cut(_ end: Int, into slice: inout Slice) {
        swap(&slice.bytes, &pending)
        pending.removeAll(keepingCapacity: true)
        pending.reserveCapacity(limits.sliceBytes + limits.readBytes)
        pending.append(contentsOf: slice.bytes[end...])
        slice.bytes.removeLast(slice.bytes.count - end)
        slice.sequence = nextSequence
        slice.source = ordinal
        slice.line = place.line
        slice.offset = place.offset
        slice.lineEnd = dialect.lineEnd
        nextSequence += 1
        place.line += LineCount.count(CSVSyntax(dialect).countedByte, in: slice.bytes.span)
        place.offset += end
        largeRecord = nil
        cutter.restart(at: 0)
    }

    /// Skips the byte order mark of UTF-8, and refuses the others by name.
    private mutating func skipMark() throws(IngestError) {
        while pending.count < ByteOrderMark.bytes, !isAtEnd { try fill() }
        switch ByteOrderMark(pending[...]) {
        case .none: break
        case .utf8: advance(to: 3)
        case .other(let encoding): throw .encoding(source: name, name: encoding)
        }
    }

    /// Finds out what ends the records, unless the dialect says so.
    private mutating func findLineEnd() throws(IngestError) {
        guard dialect.lineEnd == nil else { return }
        var detector = LineEndDetector(dialect)
        var looked = begin
        while true {
            detector.look(at: pending.span.extracting(looked..<pending.count))
            looked = pending.count
            if detector.found != nil || isAtEnd { break }
            try checkSize(from: begin)
            try fill()
        }
        dialect.lineEnd = detector.finish()
    }

    /// The names in the first record; blank lines and comments before it are none.
    private mutating func readHeader() throws(IngestError) -> [String] {
        while let end = try nextRecordEnd() {
            let record = Array(pending[begin..<end])
            let origin = place
            advance(to: end)
            if isRecord(record) {
                headerLine = origin.line
                return try HeaderParser.names(in: record, dialect: dialect, source: name, place: origin)
            }
        }
        throw .header(source: name, line: place.line, fault: .missing)
    }

    /// Where the record at `begin` ends, or nil at the end of the source.
    private mutating func nextRecordEnd() throws(IngestError) -> Int? {
        while true {
            if let end = cutter.end(in: pending, atLeast: begin + 1) { return end }
            if isAtEnd { return begin < pending.count ? pending.count : nil }
            try checkSize(from: begin)
            try fill()
        }
    }

    private func isRecord(_ line: [UInt8]) -> Bool {
        guard let first = line.first, first != dialect.comment else { return false }
        return line != CSVSyntax(dialect).lineEndBytes
    }

    /// Leaves behind what is before `end`.
    private mutating func advance(to end: Int) {
        place.line += LineCount.count(CSVSyntax(dialect).countedByte, in: pending.span.extracting(begin..<end))
        place.offset += end - begin
        begin = end
        cutter.restart(at: end)
    }

    /// Ends a record that is larger than it may be before memory does.
    private mutating func checkRecordSize() throws(IngestError) {
        guard pending.count > max(limits.maxRecord, limits.sliceBytes) else { return }
        if largeRecord == nil {
            var searcher = CSVCutter(CSVSyntax(dialect))
            var last = 0
            while let end = searcher.end(in: pending, atLeast: last + 1) { last = end }
            largeRecord = last
        }
        try checkSize(from: largeRecord ?? 0)
    }

    /// Refuses a record that begins at `start` and whose end is not here yet; its last byte may be half a line end.
    private func checkSize(from start: Int) throws(IngestError) {
        guard pending.count - start - 1 > limits.maxRecord else { return }
        let lines = LineCount.count(CSVSyntax(dialect).countedByte, in: pending.span.extracting(begin..<start))
        throw .recordTooLarge(
            source: name, line: place.line + lines, offset: place.offset + start - begin, limit: limits.maxRecord)
    }
}
