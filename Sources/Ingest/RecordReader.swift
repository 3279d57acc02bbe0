public import Records

/// One source of records: reads it, inflates it, makes UTF-8 of it, cuts it into slices.
///
/// A slice ends with the first record that ends at or after 1 MiB of text since the slice's begin; a header belongs to
/// none. Neither read sizes nor timing change where slices end. What is in a record is the workers' part: for the
/// reader a blank line is one, too.
public struct RecordReader: ~Copyable {
    /// The place in its dataset of the next slice.
    public var nextSequence = 0
    private let ordinal: Int
    private let layout: SourceLayout
    private var text: PendingText
    private var cutter: RecordCutter?
    /// Finds the records where these are in a JSON document.
    private var document: JSONDocumentCutter?
    /// Whether what stands before the records was read.
    private var hasBegun = false
    private var names: [String]?
    /// Where in the text the record begins that goes beyond a slice, once that was looked for.
    private var largeRecord: Int?

    /// Opens a source and looks whether it is gzip, and at its byte order mark.
    ///
    /// - Parameters:
    ///   - source: Where it is.
    ///   - ordinal: Which of its dataset's sources it is, from 0.
    ///   - layout: How its records are laid out.
    ///   - limits: How much to take at once.
    ///   - watch: Who sees the raw bytes, and who may stop it.
    /// - Throws: `.io` (7), `.container` (5), `.encoding` (5) if the mark is not that of the encoding, `.compressed` (5
    ///   or 13), `.dialect` (3), `.stopped`.
    public init(
        source: SourceLocation, ordinal: Int, layout: SourceLayout, limits: IngestLimits = IngestLimits(),
        watch: ReaderWatch = ReaderWatch()
    ) throws(IngestError) {
        if case .rows(let dialect) = layout { try dialect.validate() }
        var document: JSONDocumentCutter?
        if case .json(let path) = layout {
            document = try JSONDocumentCutter(records: path, limits: limits.bounded)
        }
        let opened = try PendingText(
            source, encoding: layout.encoding, limits: limits.bounded, watch: watch)
        text = opened
        cutter = RecordCutter(layout)
        self.document = document
        self.ordinal = ordinal
        self.layout = layout
    }

    /// How many raw bytes were read: of a gzip source, compressed ones.
    public var bytesRead: Int { text.bytesRead }

    /// The columns' names, exactly as the source spells them, or as the dialect lists them where there is no header;
    /// nil where each record names its own members.
    ///
    /// - Throws: `.header` (4) if they are missing, empty, blank, the same but for case, or not the dialect's;
    ///   `.malformed` (5) if the record is; `.tooManyColumns` and `.recordTooLarge` (13).
    public mutating func header() throws(IngestError) -> [String]? {
        if !hasBegun {
            if case .rows(let dialect) = layout {
                var reader = HeaderReader(dialect)
                names = try reader.names(in: &text)
                cutter = .rows(CSVCutter(CSVSyntax(dialect).ending(text.lineEnd)))
            }
            hasBegun = true
        }
        return names
    }

    /// Fills `slice`, whose bytes' memory is used again, with the next records; false if there are no more.
    public mutating func next(into slice: inout Slice) throws(IngestError) -> Bool {
        if !hasBegun { _ = try header() }
        slice.records = nil
        if document != nil { return try nextOfDocument(into: &slice) }
        while true {
            if let end = cutter?.end(in: text.bytes, atLeast: text.limits.sliceBytes) {
                cut(end, into: &slice)
                return true
            }
            if text.isAtEnd {
                guard !text.bytes.isEmpty else { return false }
                cut(text.bytes.count, into: &slice)
                return true
            }
            try checkRecordSize()
            try text.fill()
        }
    }

    /// Checks that the source did not change while it was read: its size, its times, and that its path still names it.
    public mutating func finish() throws(IngestError) {
        try text.finish()
    }

    /// Moves the first `end` bytes into `slice`.
    private mutating func cut(_ end: Int, into slice: inout Slice) {
        text.move(end, into: &slice)
        slice.sequence = nextSequence
        slice.source = ordinal
        nextSequence += 1
        largeRecord = nil
        cutter = cutter?.restarted
    }

    /// Fills `slice` with the next records of a JSON document, and says where they are.
    private mutating func nextOfDocument(into slice: inout Slice) throws(IngestError) -> Bool {
        while let step = try documentStep() {
            switch step {
            case .more: try text.fill()
            case .drop(let count): text.drop(count)
            case .cut(let end, let records):
                cut(end, into: &slice)
                slice.records = records
                return true
            }
        }
        return false
    }

    /// Looks on in a JSON document; nil at its end.
    private mutating func documentStep() throws(IngestError) -> JSONDocumentCutter.Step? {
        do throws(JSONDocumentFault) {
            return try document?.advance(in: text.bytes, isAtEnd: text.isAtEnd)
        } catch {
            throw error.error(source: text.name, at: text.origin(at: error.position))
        }
    }

    /// Ends a record that is larger than it may be before memory does.
    private mutating func checkRecordSize() throws(IngestError) {
        guard text.bytes.count > max(text.limits.maxRecord, text.limits.sliceBytes) else { return }
        if largeRecord == nil {
            var searcher = cutter?.restarted
            var last = 0
            while let end = searcher?.end(in: text.bytes, atLeast: last + 1) { last = end }
            largeRecord = last
        }
        try text.checkRecord(from: largeRecord ?? 0)
    }
}
