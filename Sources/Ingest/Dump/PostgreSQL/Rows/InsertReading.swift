internal import Records

/// The rows of consecutive `INSERT`s into one table, as far as they were read.
struct InsertReading {
    private let insert: PostgreSQLInsert
    init(_ insert: PostgreSQLInsert) { self.insert = insert }
    mutating func next(into slice: inout Slice, from window: inout PostgreSQLWindow) throws(IngestError) -> Bool { false }
}
/// How consecutive `INSERT`s into one table are written.
struct PostgreSQLInsert: DumpRows {
    let head: PostgreSQLRowsHead
    /// The first head, from `INSERT` to before the first row: the others are mostly the same, byte for byte.
    let text: [UInt8]
    let session: PostgreSQLSession

    func tokenizer(_ settings: RowSettings) -> any SliceTokenizer {
        CopyTokenizer(settings: settings, encoding: session.encoding)
    }
}
