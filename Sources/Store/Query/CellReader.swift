internal import Records

/// A value of a record as SQLite is to see it.
enum Cell: Equatable {
    case null
    case integer(Int)
    case real(Double)
    /// A text as it stands in the block's plain bytes.
    case plain(Range<Int>)
    /// A text that had to be written: `CellReader.text`.
    case written
}

/// Turns values of blocks into SQLite's, the same that the published views show.
///
/// As `json_extract` does: truth values are 1 and 0, whole numbers beyond 64 bits reals, containers JSON without
/// blanks. Better than it: a text goes on behind a NUL, and a lone surrogate is U+FFFD, so that all text is UTF-8.
@safe struct CellReader: ~Copyable {
    /// The last text that had to be written.
    private(set) var text: [UInt8] = []
    /// Spells numbers: by SQLite itself, so that no last bit differs.
    private let cast: Statement
    private let columns: Int

    /// A reader of records with `columns` columns, behind which the record itself is one more.
    ///
    /// `cast` is `query`, prepared.
    init(columns: Int, _ cast: consuming Statement) {
        self.cast = cast
        self.columns = columns
    }

    /// Makes a real number of a text.
    static let query = "SELECT CAST(? AS REAL)"

    /// The value of a row at a column.
    mutating func cell(_ rows: borrowing BlockRows, _ row: Int, _ column: Int) throws(StoreError) -> Cell {
        let value = column == columns ? .container(rows.record(row)) : rows.value(row, column)
        switch value {
        case .missing, .null: return .null
        case .boolean(let isTrue): return .integer(isTrue ? 1 : 0)
        case .number(let range):
            if let number = CanonicalInteger.parse(rows.plain.span, in: range) { return .integer(Int(number)) }
            return .real(try real(rows.plain[range]))
        case .text(let range, isEscaped: false): return .plain(range)
        case .text, .container:
            text.removeAll(keepingCapacity: true)
            rows.appendText(value, to: &text)
            return .written
        }
    }

    private func real(_ spelling: ArraySlice<UInt8>) throws(StoreError) -> Double {
        cast.reset()
        try cast.bind(.text(Array(spelling)), at: 1)
        guard try cast.step(), case .real(let number) = cast.value(0) else { return 0 }
        return number
    }
}
