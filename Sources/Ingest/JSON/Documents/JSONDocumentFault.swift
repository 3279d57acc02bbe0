internal import Records

/// Why the records of a JSON document cannot be told, and where in the text that was given.
struct JSONDocumentFault: Error, Equatable {
    /// What is wrong.
    enum Reason: Equatable {
        /// It is no JSON, or has no records where they should be.
        case json(JSONFault)
        /// A record, or what stands between two, is larger than it may be.
        case recordTooLarge(limit: Int)
        /// So is the document, which is one record.
        case documentTooLarge(limit: Int)
    }

    let reason: Reason
    let position: Int

    /// The error that a reader of `source` throws; `origin` is that of the position.
    func error(source: String, at origin: RecordBatch.Origin) -> IngestError {
        switch reason {
        case .json(let fault):
            .malformed(source: source, line: origin.line, offset: origin.offset, reason: .json(fault))
        case .recordTooLarge(let limit):
            .recordTooLarge(source: source, line: origin.line, offset: origin.offset, limit: limit)
        case .documentTooLarge(let limit):
            .documentTooLarge(source: source, line: origin.line, offset: origin.offset, limit: limit)
        }
    }
}
