internal import Records

/// The text of a dump from the place on at which its reader stands.
struct PostgreSQLWindow: ~Copyable {
    var text: PendingText
    /// The next byte of the text.
    var position = 0
    /// Whether the dump says that it is written to its end.
    var ending = PostgreSQLEnding()

    /// Opens the dump; bytes of other encodings than UTF-8 stay as they are.
    init(_ source: SourceLocation, limits: IngestLimits, watch: ReaderWatch) throws(IngestError) {
        text = try PendingText(source, encoding: nil, limits: limits.bounded, watch: watch)
    }

    /// Where the place at which the reader stands is in the source.
    var place: RecordBatch.Origin { origin(of: position) }

    /// Where the byte at `place` is in the source.
    func origin(of place: Int) -> RecordBatch.Origin {
        let lines = LineCount.count(0x0A, in: text.bytes.span.extracting(..<place))
        return RecordBatch.Origin(line: text.place.line + lines, offset: text.place.offset + place)
    }

    /// The error that the text is no SQL at `place`.
    func malformed(_ fault: SQLFault, at place: Int) -> IngestError {
        malformed(fault, at: origin(of: min(place, text.bytes.count)))
    }

    /// The error that the text is no SQL at `origin` of the source.
    func malformed(_ fault: SQLFault, at origin: RecordBatch.Origin) -> IngestError {
        .malformed(source: text.name, line: origin.line, offset: origin.offset, reason: .sql(fault))
    }

    /// What `scan` gives from the place on, behind which the place then is; again with more text where that is needed.
    mutating func scan<Answer>(
        _ session: PostgreSQLSession, _ scan: (inout PostgreSQLLexer) throws(PostgreSQLStop) -> Answer
    ) throws(IngestError) -> Answer {
        while true {
            do throws(PostgreSQLStop) {
                let (answer, end) = try scanOnce(session, scan)
                position = end
                return answer
            } catch {
                guard case .fault(let fault, let place) = error else {
                    try grow()
                    continue
                }
                throw malformed(fault, at: place)
            }
        }
    }

    private func scanOnce<Answer>(
        _ session: PostgreSQLSession, _ scan: (inout PostgreSQLLexer) throws(PostgreSQLStop) -> Answer
    ) throws(PostgreSQLStop) -> (Answer, Int) {
        let (start, isWhole) = (position, text.isAtEnd)
        return try unsafe text.bytes.withUnsafeBufferPointer { (buffer) throws(PostgreSQLStop) -> (Answer, Int) in
            var lexer = unsafe PostgreSQLLexer(
                buffer, from: start, isWhole: isWhole, hasStandardStrings: session.hasStandardStrings)
            let answer = try scan(&lexer)
            return (answer, lexer.position)
        }
    }

    /// Leaves behind what is before the place.
    mutating func settle() {
        guard position > 0 else { return }
        text.drop(position)
        position = 0
    }

    /// Leaves behind what is before the place, and reads more.
    private mutating func grow() throws(IngestError) {
        settle()
        try read(beyond: 0)
    }

    /// Reads until what begins at `start` is twice as long: so it is looked at a few times, not once a read.
    mutating func read(beyond start: Int) throws(IngestError) {
        try text.checkRecord(from: start)
        let wanted = start + min(2 * (text.bytes.count - start) + 1, text.limits.maxRecord + 2)
        repeat { try text.fill() } while !text.isAtEnd && text.bytes.count < wanted
    }
}
