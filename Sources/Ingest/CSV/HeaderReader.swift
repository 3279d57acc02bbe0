internal import Records

/// Reads what stands before the records of a source of rows: its header, and what ends its lines.
struct HeaderReader {
    private var dialect: CSVDialect
    private var cutter: CSVCutter
    /// Where in the pending text the record begins that is looked at.
    private var begin = 0

    init(_ dialect: CSVDialect) {
        self.dialect = dialect
        cutter = CSVCutter(CSVSyntax(dialect))
    }

    /// The columns' names, exactly as `text` spells them, or as the dialect lists them where there is no header.
    ///
    /// Afterwards `text` begins with the first record and knows its line end.
    /// - Throws: `.header` (4) if they are missing, empty, blank, the same but for case, or not the dialect's;
    ///   `.malformed` (5) if the record is; `.tooManyColumns` and `.recordTooLarge` (13).
    mutating func names(in text: inout PendingText) throws(IngestError) -> [String] {
        text.lineEnd = try lineEnd(of: &text)
        dialect.lineEnd = text.lineEnd
        cutter = CSVCutter(CSVSyntax(dialect))
        guard dialect.header else {
            guard let columns = dialect.columns else { throw .header(source: text.name, line: 1, fault: .noColumns) }
            try check(columns, source: text.name, line: 1)
            return columns
        }
        let record = try header(in: &text)
        let names = try HeaderParser.names(in: record, dialect: dialect, source: text.name, place: text.place)
        try check(names, source: text.name, line: text.place.line)
        text.drop(record.count)
        return names
    }

    /// The line end that the dialect declares, else the first one outside quotes.
    private func lineEnd(of text: inout PendingText) throws(IngestError) -> LineEnd {
        if let declared = dialect.lineEnd { return declared }
        var detector = LineEndDetector(dialect)
        var looked = 0
        while true {
            detector.look(at: text.bytes.span.extracting(looked...))
            looked = text.bytes.count
            if detector.found != nil || text.isAtEnd { return detector.finish() }
            try text.checkRecord(from: 0)
            try text.fill()
        }
    }

    /// The first record, with which `text` then begins; blank lines and comments before it are none.
    private mutating func header(in text: inout PendingText) throws(IngestError) -> [UInt8] {
        while let end = try nextRecordEnd(in: &text) {
            let record = Array(text.bytes[begin..<end])
            if isRecord(record) {
                text.drop(begin)
                return record
            }
            begin = end
            cutter.restart(at: end)
        }
        text.drop(begin)
        throw .header(source: text.name, line: text.place.line, fault: .missing)
    }

    /// Where the record at `begin` ends, or nil at the end of the source.
    private mutating func nextRecordEnd(in text: inout PendingText) throws(IngestError) -> Int? {
        while true {
            if let end = cutter.end(in: text.bytes, atLeast: begin + 1) { return end }
            if text.isAtEnd { return begin < text.bytes.count ? text.bytes.count : nil }
            try text.checkRecord(from: begin)
            // However much there is before the header, it does not stay in memory.
            if begin > 0 {
                text.drop(begin)
                begin = 0
                cutter.restart(at: 0)
            }
            try text.fill()
        }
    }

    private func isRecord(_ line: [UInt8]) -> Bool {
        guard let first = line.first, first != dialect.comment else { return false }
        return line != CSVSyntax(dialect).lineEndBytes
    }

    private func check(_ names: [String], source: String, line: Int) throws(IngestError) {
        guard names.count <= IngestLimits.maxColumns else {
            throw .tooManyColumns(source: source, found: names.count, limit: IngestLimits.maxColumns)
        }
        let difference = dialect.columns.flatMap { HeaderFault.difference(of: names, from: $0) }
        if let fault = HeaderFault.first(in: names) ?? difference {
            throw .header(source: source, line: line, fault: fault)
        }
    }
}
