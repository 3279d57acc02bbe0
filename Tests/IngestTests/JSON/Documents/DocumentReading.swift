import Records

@testable import Ingest

/// What a reader and a tokenizer make of a JSON document.
struct ReadDocument: Equatable {
    var records: [String] = []
    var lines: [Int] = []
    var offsets: [Int] = []
    var rejects: [Reject] = []
    var slices: [String] = []
}

/// What a test asks of the reading of a document.
struct DocumentAsking {
    var limits = IngestLimits()
    var rules = ["**"]
    var collectsRejects = false
    var takesAnyValue = true

    init(_ change: (inout DocumentAsking) -> Void = { _ in }) { change(&self) }
}

/// Reads a document as a run would; `path` is where its records are.
func readDocument(
    _ bytes: [UInt8], _ path: String? = nil, _ asking: DocumentAsking = DocumentAsking()
) throws -> ReadDocument {
    let layout = SourceLayout.json(records: try path.map { try JSONPath(parsing: $0) })
    return try withFile(bytes) { source, _ in
        var tokenizer = try JSONTokenizer(
            rules: pathRules(asking.rules), columns: jsonColumns, limits: asking.limits,
            collectsRejects: asking.collectsRejects)
        tokenizer.sources = [source.name]
        tokenizer.takesAnyValue = asking.takesAnyValue
        var reader = try RecordReader(source: source, ordinal: 0, layout: layout, limits: asking.limits)
        var read = ReadDocument()
        var slice = Slice(bytes: [], sequence: 0, source: 0, line: 0, offset: 0)
        var batch = RecordBatch(columns: 0)
        while try reader.next(into: &slice) {
            read.slices.append(String(decoding: slice.bytes, as: UTF8.self))
            try tokenizer.tokenize(&slice, into: &batch)
            read.records += batch.recordTexts
            read.lines += batch.origins.map(\.line)
            read.offsets += batch.origins.map(\.offset)
            read.rejects += batch.rejects
        }
        try reader.finish()
        return read
    }
}

/// Reads a document that is a text.
func readDocument(
    _ text: String, _ path: String? = nil, _ asking: DocumentAsking = DocumentAsking()
) throws -> ReadDocument {
    try readDocument(Array(text.utf8), path, asking)
}

/// The error that the reading of a document ends with.
func documentError(
    _ text: String, _ path: String? = nil, _ asking: DocumentAsking = DocumentAsking()
) throws -> IngestError? {
    do {
        _ = try readDocument(text, path, asking)
        return nil
    } catch let error as IngestError {
        return error
    }
}
