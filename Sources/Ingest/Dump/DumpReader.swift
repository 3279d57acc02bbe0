public import Records

/// Reads a dump: the rows of many tables, one stretch after the other, and what it says of the tables.
///
/// For classes, because it travels to the workers' side as a whole and is called once a slice. Nothing of a dump is
/// executed.
public protocol DumpReader: AnyObject {
    /// Reads on to the next rows; nil at the end of the dump. Rows of the stretch before that were not read are
    /// passed over, without a look into their values.
    ///
    /// - Throws: `.malformed` (5) with the reason `.sql`; `.recordTooLarge` (13); `.encoding` (5); what reading throws.
    func nextSection() throws(IngestError) -> DumpSection?

    /// Fills `slice`, whose bytes' memory is used again, with the next rows of the stretch; false at its end.
    ///
    /// As everywhere a slice ends with the first row that ends at or after 1 MiB of text, whatever the timing.
    func next(into slice: inout Slice) throws(IngestError) -> Bool

    /// What the dump defined up to here.
    var schema: DumpSchema { get }

    /// How many raw bytes were read: of gzip, compressed ones.
    var bytesRead: Int { get }

    /// Checks that the source did not change while it was read to its end.
    func finish() throws(IngestError)
}

/// A stretch of rows of one table, all with the same columns.
public struct DumpSection: Sendable {
    /// Whose rows they are.
    public let table: TableName
    /// The columns in the order of the values, without quotes.
    public let columns: [String]
    /// How the rows are written.
    public let rows: any DumpRows

    /// Rows of `table`.
    public init(table: TableName, columns: [String], rows: any DumpRows) {
        self.table = table
        self.columns = columns
        self.rows = rows
    }
}

/// How the rows of a stretch are written.
public protocol DumpRows: Sendable {
    /// Takes the stretch's slices apart; values come out as UTF-8, those of binary columns as bytes.
    func tokenizer(_ settings: RowSettings) -> any SliceTokenizer
}
