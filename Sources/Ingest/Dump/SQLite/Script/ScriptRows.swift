internal import Records

/// Rows of a script's `INSERT` statements, which all begin with the same `prefix` bytes.
struct ScriptRows: DumpRows {
    /// How many bytes stand before a statement's values.
    let prefix: Int
    /// Whether the first value is a rowid that is no column.
    let hasRowid: Bool

    func tokenizer(_ settings: RowSettings) -> any SliceTokenizer {
        ScriptRowTokenizer(settings: settings, rows: self)
    }
}

/// Takes statements apart: fields are places in the script's own text, or behind it where a value grew.
struct ScriptRowTokenizer: SliceTokenizer {
    let settings: RowSettings
    let rows: ScriptRows

    func tokenize(_ slice: inout Slice, into batch: inout RecordBatch) throws(IngestError) {
        var judge = RowJudge(settings, slice)
        try unsafe batch.fill(from: &slice, columns: settings.columns) { buffer, fields, batch in
            guard let base = buffer.baseAddress else { return Filling() }
            judge.checksFields = unsafe !TextCheck.isText(UnsafeBufferPointer(buffer))
            let scanner = unsafe ScriptScanner(base: base, end: buffer.count)
            var filler = unsafe ScriptRowFiller(scanner: scanner, settings: settings, rows: rows, judge: judge)
            unsafe filler.fill(&batch, &fields)
            return unsafe Filling(spill: filler.judge.spill, failure: filler.judge.failure)
        }
    }
}

/// The hot loop: from value to value of a slice whose bytes it may change.
@unsafe
private struct ScriptRowFiller {
    var scanner: ScriptScanner
    let settings: RowSettings
    let rows: ScriptRows
    var judge: RowJudge
    /// How far lines were counted, and to which.
    private var counted = 0
    private var line = 0

    init(scanner: ScriptScanner, settings: RowSettings, rows: ScriptRows, judge: RowJudge) {
        unsafe self.scanner = unsafe scanner
        unsafe self.settings = settings
        unsafe self.rows = rows
        unsafe self.judge = judge
        unsafe line = judge.place.line
    }

    /// Takes all rows, or all up to the first fault that ends the run.
    mutating func fill(_ batch: inout RecordBatch, _ fields: inout [Field]) {
        while unsafe judge.failure == nil {
            unsafe scanner.skipBlanks()
            guard unsafe scanner.position < scanner.end else { return }
            unsafe scanner.position += rows.prefix
            repeat {
                unsafe scanner.skipBlanks()
                let begin = unsafe scanner.position
                let first = fields.count
                let origin = unsafe origin()
                let isGood = unsafe fillRow(&fields)
                if let fault = unsafe scanner.fault {
                    unsafe judge.stop(.sql(fault), origin)
                    return fields.removeLast(fields.count - first)
                }
                if !isGood { unsafe refuse(fields.count - first, origin, &batch) }
                let bytes = unsafe UnsafeBufferPointer(start: scanner.base, count: scanner.end)
                let size = unsafe scanner.position - begin
                let keeps = unsafe isGood && judge.keeps(fields[first...], origin, size: size, in: bytes, &batch)
                if !keeps { fields.removeLast(fields.count - first) }
            } while unsafe judge.failure == nil && scanner.take(UInt8(ascii: ","))
            if unsafe judge.failure == nil, unsafe !scanner.take(UInt8(ascii: ";")) {
                unsafe judge.stop(.sql(.unexpected(expected: "';'")), origin())
            }
        }
    }

    private mutating func refuse(_ found: Int, _ origin: RecordBatch.Origin, _ batch: inout RecordBatch) {
        let reason = unsafe SQLFault.valueCount(found: found, expected: settings.columns)
        unsafe judge.refuse(.sql(reason), origin, &batch)
    }

    /// The place of the row that begins here.
    private mutating func origin() -> RecordBatch.Origin {
        let position = unsafe min(scanner.position, scanner.end)
        let text = unsafe UnsafeBufferPointer(start: scanner.base + counted, count: position - counted)
        unsafe line += LineCount.count(0x0A, in: text.span) + scanner.hiddenLines
        unsafe scanner.hiddenLines = 0
        unsafe counted = position
        return unsafe RecordBatch.Origin(line: line, offset: judge.place.offset + position)
    }

    /// Takes the values of one row; whether their number is right.
    private mutating func fillRow(_ fields: inout [Field]) -> Bool {
        guard unsafe scanner.take(UInt8(ascii: "(")) else {
            unsafe scanner.fault = .unexpected(expected: "'('")
            return false
        }
        var column = unsafe rows.hasRowid ? -1 : 0
        repeat {
            let field = unsafe scanner.value(isBinary: settings.binary.contains(column), &judge)
            if column >= 0 { fields.append(field) }
            column += 1
        } while unsafe scanner.fault == nil && scanner.take(UInt8(ascii: ","))
        if unsafe scanner.fault == nil, unsafe !scanner.take(UInt8(ascii: ")")) {
            unsafe scanner.fault = .expression
        }
        return unsafe column == settings.columns
    }
}
