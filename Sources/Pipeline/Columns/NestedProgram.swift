internal import Ingest
internal import Masking
internal import Records
internal import Rules

/// The rules of the JSON inside a column's strings: each string is a record of a batch of its own.
///
/// Strings of another form are transcribed to JSON before, and written back behind.
struct NestedProgram {
    private let documents: JSONDocuments
    /// What messages call the column.
    private let name: String
    /// The columns of the documents.
    var columns: ColumnSet
    /// The record of the column's batch in which each of the next documents stands.
    var owners: [Int] = []
    private var batch = RecordBatch(columns: 0)
    private var splicer: JSONSplicer
    /// What transcribes; nil for JSON itself.
    private var text: NestedText?
    private var transcribed: [UInt8] = []
    private var places: [Field] = []
    private var spliced: [UInt8] = []

    /// The rules `rules` of the text of `form` in the column `name`.
    init(_ rules: NestedRules, form: NestedForm, in name: String, settings: ColumnSettings) throws {
        text = form == .json ? nil : NestedText(form, maxDepth: settings.maxDepth)
        documents = try JSONDocuments(
            rules: rules.bindings.scannerRules(unlisted: settings.unlisted), columns: rules.bindings.count,
            maxDepth: settings.maxDepth)
        self.name = name
        columns = try ColumnSet(rules.bindings.map(\.column), settings: settings)
        splicer = JSONSplicer(keyColumns: rules.bindings.keyColumns)
    }

    /// Masks the documents in `values` and appends one field for each to `results`: its place in `output`, or invalid.
    mutating func mask(
        _ values: [Field], of outer: RecordBatch, into output: inout [UInt8], results: inout [Field],
        faults: inout BatchFaults
    ) {
        read(values, of: outer, faults: &faults)
        batch.hosts = owners.map { outer.host(of: $0) }
        batch.hostCount = outer.hostCount ?? outer.records
        var found = BatchFaults(gathersUnlisted: faults.gathersUnlisted)
        let staged = columns.process(batch, faults: &found)
        faults.add(found, owners: owners)
        splicer.begin(batch, columns: staged)
        if text == nil {
            splice(staged, into: &output, results: &results)
        } else {
            write(staged, beside: values, of: outer, into: &output, results: &results)
        }
    }

    /// Fills the batch with the documents in `values`.
    private mutating func read(_ values: [Field], of outer: RecordBatch, faults: inout BatchFaults) {
        let forbidden: [(value: Int, path: String)]
        if text == nil {
            forbidden = documents.read(values, of: outer.bytes.span, into: &batch)
        } else {
            transcribe(values, of: outer.bytes.span)
            // Taken out for a while: a span of a local does not hold the rest of the program.
            var json: [UInt8] = []
            swap(&json, &transcribed)
            forbidden = documents.read(places, of: json.span, into: &batch)
            swap(&json, &transcribed)
        }
        for (value, path) in forbidden { faults.meet(unlisted: "\(name)->\(path)", owners[value]) }
    }

    /// Puts the JSON of `values` where the documents are read; what is none is none to their reader, too.
    private mutating func transcribe(_ values: [Field], of bytes: Span<UInt8>) {
        transcribed.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        for value in values {
            let start = transcribed.count
            if text?.transcribe(bytes.extracting(value.range), into: &transcribed) == true {
                places.append(Field(start: start, length: transcribed.count - start))
            } else {
                transcribed.removeSubrange(start...)
                places.append(.invalid)
            }
        }
    }

    /// Appends the masked documents.
    private mutating func splice(_ staged: [StagedColumn?], into output: inout [UInt8], results: inout [Field]) {
        for text in batch.texts {
            let start = output.count
            splicer.splice(batch, masked: columns.masked, columns: staged, into: &output)
            // A document that is nothing but a value to take out is no JSON any more.
            if output.count == start, !text.isInvalid { output.append(contentsOf: "null".utf8) }
            results.append(text.isInvalid ? .invalid : Field(start: start, length: output.count - start))
        }
    }

    /// Appends `values` with what the masked documents say.
    private mutating func write(
        _ staged: [StagedColumn?], beside values: [Field], of outer: RecordBatch, into output: inout [UInt8],
        results: inout [Field]
    ) {
        var json: [UInt8] = []
        swap(&json, &spliced)
        for (value, document) in zip(values, batch.texts) {
            let start = output.count
            json.removeAll(keepingCapacity: true)
            splicer.splice(batch, masked: columns.masked, columns: staged, into: &json)
            let original = outer.bytes.span.extracting(value.range)
            if !document.isInvalid, text?.write(json.span, beside: original, into: &output) == true {
                results.append(Field(start: start, length: output.count - start))
            } else {
                output.removeSubrange(start...)
                results.append(.invalid)
            }
        }
        swap(&json, &spliced)
    }
}
