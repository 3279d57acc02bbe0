internal import Records

/// The text of a source as UTF-8, whatever encoding it is declared to be in; UTF-8 goes through untouched.
struct TextSource: ~Copyable {
    /// How long the byte order mark is that was skipped in UTF-8; other marks are no bytes of the text.
    let markLength: Int
    private var source: InflatedSource
    /// Makes UTF-8 of the bytes; nil where they are.
    private var transcoder: Transcoder?
    /// Bytes that were read and not yet passed on: at first, what follows the mark.
    private var raw: [UInt8]
    private var isAtEnd = false

    /// Opens the source and looks at its first bytes: whether it is gzip, and at its byte order mark.
    ///
    /// `encoding` is nil for a format that is UTF-8 and nothing else.
    init(
        _ location: SourceLocation, encoding: TextEncoding?, limits: IngestLimits, watch: ReaderWatch
    ) throws(IngestError) {
        var source = try InflatedSource(location, limits: limits, watch: watch)
        var first: [UInt8] = []
        while first.count < ByteOrderMark.maxLength {
            guard try source.read(into: &first, atMost: ByteOrderMark.maxLength - first.count) else { break }
        }
        let mark = ByteOrderMark(first)
        if let fault = EncodingFault.first(of: mark, before: encoding, isEmpty: first.isEmpty) {
            throw .encoding(source: location.name, fault: fault)
        }
        self.source = source
        raw = Array(first.dropFirst(mark.length))
        transcoder = Transcoder(encoding ?? .utf8, after: mark)
        markLength = mark == .utf8 ? mark.length : 0
    }

    /// How many raw bytes were read.
    var bytesRead: Int { source.bytesRead }

    /// Appends about `count` bytes of text to `text`; false if there are no more.
    mutating func read(into text: inout [UInt8], atMost count: Int) throws(IngestError) -> Bool {
        guard transcoder == nil else { return try transcode(into: &text, atMost: count) }
        guard !raw.isEmpty else { return try source.read(into: &text, atMost: count) }
        text += raw
        raw = []
        return true
    }

    /// Checks that the source did not change while it was read to its end.
    func finish() throws(IngestError) { try source.finish() }

    private mutating func transcode(into text: inout [UInt8], atMost count: Int) throws(IngestError) -> Bool {
        let before = text.count
        // A byte may be half a character, and a mark all that there is.
        while text.count == before, !isAtEnd {
            if raw.isEmpty { isAtEnd = try !source.read(into: &raw, atMost: max(count / Transcoder.growth, 1)) }
            if isAtEnd {
                transcoder?.finish(into: &text)
            } else {
                transcoder?.transcode(raw, into: &text)
                raw.removeAll(keepingCapacity: true)
            }
        }
        return text.count > before
    }
}
