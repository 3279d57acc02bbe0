internal import Records

/// How the rows of a file beside a definition are written: what `--tab` makes, `SELECT … INTO OUTFILE` without options.
struct MySQLTextRows: DumpRows {
    /// What messages call the file.
    let source: String
    /// The columns, from 0, that are in latin1.
    let latin1: Set<Int>
    /// How they are written where options said it; with what ends a row.
    var form: MySQLTextForm?

    func tokenizer(_ settings: RowSettings) -> any SliceTokenizer {
        MySQLTextTokenizer(settings: settings, source: source, latin1: latin1, form: form)
    }

    /// The end of the first row of `bytes` from `start` on that ends at `target` or after it, line feed included.
    ///
    /// A line feed ends a row unless an odd number of backslashes stands before it.
    static func end(in bytes: [UInt8], from start: Int, target: Int, searched: inout Int) -> Int? {
        var place = start + max(target - 1, searched, 0)
        defer { searched = max(place - start, 0) }
        while place < bytes.count {
            if bytes[place] == MySQLByte.lineFeed {
                var first = place
                while first > start, bytes[first - 1] == MySQLByte.backslash { first -= 1 }
                if (place - first).isMultiple(of: 2) { return place + 1 - start }
            }
            place += 1
        }
        return nil
    }
}

/// Slices of lines to batches: values stand between tabs, and a backslash escapes.
struct MySQLTextTokenizer: SliceTokenizer {
    let settings: RowSettings
    let source: String
    let latin1: Set<Int>
    var form: MySQLTextForm?

    func tokenize(_ slice: inout Slice, into batch: inout RecordBatch) throws(IngestError) {
        swap(&slice.bytes, &batch.bytes)
        batch.begin(slice, columns: settings.columns)
        let rules = settings.rules(for: slice, source: source)
        // Out of the batch, so that its arrays can be written side by side without a copy.
        var bytes = batch.bytes
        batch.bytes = []
        var reader = MySQLTextReader(slice: slice, count: bytes.count, rules: rules, latin1: latin1)
        reader.form = form
        var failure: IngestError?
        while failure == nil, reader.position < reader.end {
            failure = reader.readRow(&bytes, &batch)
        }
        bytes += reader.spill
        batch.bytes = bytes
        if let failure { throw failure }
    }
}

/// Takes the lines of a slice one by one and judges each.
private struct MySQLTextReader {
    let end: Int
    private let rules: RecordRules
    private let latin1: Set<Int>
    private let offset: Int
    private var line: Int
    private(set) var position = 0
    private(set) var spill: [UInt8] = []
    var form: MySQLTextForm?

    init(slice: Slice, count: Int, rules: RecordRules, latin1: Set<Int>) {
        end = count
        self.rules = rules
        self.latin1 = latin1
        offset = slice.offset
        line = slice.line
    }

    /// Reads one line; what is wrong with it ends the run or is set aside.
    mutating func readRow(_ bytes: inout [UInt8], _ batch: inout RecordBatch) -> IngestError? {
        let origin = RecordBatch.Origin(line: line, offset: offset + position)
        let first = batch.fields.count
        var found = 0
        var isLast = false
        while !isLast {
            let field = form.map { readValue($0, &bytes, &isLast) } ?? readValue(&bytes, &isLast)
            if found < rules.columns { batch.fields.append(field) }
            found += 1
        }
        let length = offset + position - origin.offset - 1
        guard length <= rules.maxRecord else {
            return .recordTooLarge(
                source: rules.source, line: origin.line, offset: origin.offset, limit: rules.maxRecord)
        }
        // A table without columns has no text to tell rows by.
        guard let reason = reason(found, &batch.fields, from: first, bytes) else {
            batch.origins.append(origin)
            return nil
        }
        batch.fields.removeLast(batch.fields.count - first)
        guard rules.collectsRejects else {
            return .malformed(source: rules.source, line: origin.line, offset: origin.offset, reason: reason)
        }
        batch.rejects.append(Reject(line: origin.line, offset: origin.offset, source: batch.source, reason: reason))
        return nil
    }

    /// Reads one value up to behind its tab or line feed, and unescapes it in place.
    private mutating func readValue(_ bytes: inout [UInt8], _ isLast: inout Bool) -> Field {
        let start = position
        var write = start
        var isNull = false
        while position < end {
            let byte = bytes[position]
            position += 1
            if byte == 0x09 || byte == MySQLByte.lineFeed {
                if byte == MySQLByte.lineFeed { (isLast, line) = (true, line + 1) }
                return isNull && write == start + 1 ? .null : Field(start: start, length: write - start)
            }
            guard byte == MySQLByte.backslash, position < end else {
                bytes[write] = byte
                write += 1
                continue
            }
            let escaped = bytes[position]
            if escaped == UInt8(ascii: "N"), position == start + 1 { isNull = true }
            if escaped == MySQLByte.lineFeed { line += 1 }
            position += 1
            bytes[write] =
                escaped == UInt8(ascii: "%") || escaped == UInt8(ascii: "_")
                ? escaped : MySQLByte.unescaped(escaped) ?? escaped
            write += 1
        }
        isLast = true
        return isNull && write == start + 1 ? .null : Field(start: start, length: write - start)
    }

    /// The same of a value that is written in `form`.
    private mutating func readValue(_ form: MySQLTextForm, _ bytes: inout [UInt8], _ isLast: inout Bool) -> Field {
        let isEnclosed = bytes[position] == form.quote
        if isEnclosed { position += 1 }
        let start = position
        var (write, isOpen) = (start, isEnclosed)
        var (hasEscape, isNull) = (false, false)
        while position < end {
            let byte = bytes[position]
            var length = 1
            if byte == form.escape, position + 1 < end {
                if !isEnclosed, position == start { isNull = bytes[position + 1] == UInt8(ascii: "N") }
                hasEscape = true
                position += 1
                let escaped = bytes[position]
                bytes[write] = MySQLByte.unescaped(escaped) ?? escaped
                write += 1
            } else if isOpen, byte == form.quote {
                let quote = form.quote(in: bytes, at: position) ?? .closing
                isOpen = quote != .closing
                length = quote == .doubled ? 2 : 1
                if isOpen { (bytes[write], write) = (byte, write + 1) }
            } else if !isOpen, byte == form.delimiter {
                position += 1
                break
            } else if !isOpen, let lineEnd = form.lineEnd(in: bytes, at: position), lineEnd > 0 {
                line += LineCount.count(MySQLByte.lineFeed, in: bytes.span.extracting(position..<(position + lineEnd)))
                position += lineEnd
                isLast = true
                break
            } else {
                (bytes[write], write) = (byte, write + 1)
            }
            if bytes[position] == MySQLByte.lineFeed { line += 1 }
            position += length
        }
        if position >= end { isLast = true }
        let isWord = !hasEscape && !isEnclosed && (form.quote != nil || form.escape == nil)
        if isWord, bytes[start..<write].elementsEqual("NULL".utf8) { return .null }
        return isNull && write == start + 1 ? .null : Field(start: start, length: write - start)
    }

    /// Why a row is malformed, or nil; its text becomes UTF-8.
    private mutating func reason(
        _ found: Int, _ fields: inout [Field], from first: Int, _ bytes: [UInt8]
    ) -> RejectReason? {
        guard found == rules.columns else { return .sql(.valueCount(found: found, expected: rules.columns)) }
        for column in 0..<found where !rules.binary.contains(column) {
            let field = fields[first + column]
            let isLatin1 = latin1.contains(column)
            let verdict = unsafe bytes.span.extracting(field.range).withUnsafeBufferPointer {
                unsafe TextCheck.verdict(of: $0)
            }
            if verdict == .holdsNUL { return .nulByte(field: column + 1) }
            if verdict == .notUTF8, !isLatin1 { return .notUTF8(field: column + 1) }
            guard isLatin1, bytes[field.range].contains(where: { $0 >= 0x80 }) else { continue }
            if bytes[field.range].contains(0) { return .nulByte(field: column + 1) }
            let start = spill.count
            for byte in bytes[field.range] { MySQLCharset.append(latin1: byte, to: &spill) }
            fields[first + column] = Field(start: end + start, length: spill.count - start)
        }
        return nil
    }
}
