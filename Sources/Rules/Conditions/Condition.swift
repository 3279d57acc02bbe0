public import Records

/// A `when`: a map over the originals of a record, all of whose entries hold.
public struct Condition: Sendable {
    /// A column and what is asked of its value.
    struct Entry: Sendable {
        var column: String
        let test: ConditionTest
        let place: RulePlace
        /// The column's place in the source, once bound.
        var ordinal: Int?
    }

    /// The entries in the order of the rule set; never empty.
    private(set) var entries: [Entry]

    /// A condition whose `entries` all hold.
    init(entries: [Entry]) { self.entries = entries }

    /// The columns that the condition reads.
    public var columns: [String] { entries.map { $0.column } }

    /// The texts that it compares with: originals, which no store may hold.
    public var literals: [String] { entries.flatMap { $0.test.literals } }

    /// The condition as compact JSON in the shape of the rule set, each literal as `fingerprint` gives it.
    public func outline(fingerprint: (String) -> String) -> String {
        json(fingerprint).compact
    }

    /// Whether it holds for the originals of the record at `record` in `batch`; until it is bound it never does.
    ///
    /// A null equals no text, is no number and matches no pattern, and so does an object or array; what is not a number
    /// lies on no side of a bound. Of a path that a record has several times the first value counts.
    public func holds(record: Int, in batch: RecordBatch) -> Bool {
        let bytes = batch.bytes.span
        for entry in entries {
            guard let ordinal = entry.ordinal, ordinal < batch.columns else { return false }
            guard entry.test.holds(batch.field(ordinal, of: record), in: bytes) else { return false }
        }
        return true
    }

    func json(_ fingerprint: (String) -> String) -> JSONValue {
        .object(entries.map { JSONValue.Member(name: $0.column, value: $0.test.outline(fingerprint)) })
    }

    /// The condition with each path in its one spelling.
    var canonical: Condition {
        var canonical = self
        for index in entries.indices { canonical.entries[index].column = JSONPath.canonical(entries[index].column) }
        return canonical
    }

    /// The condition on the columns of `header`; a column that is not there never lets it hold.
    func bound(to header: ColumnNames) -> Condition {
        var bound = self
        for index in bound.entries.indices {
            bound.entries[index].ordinal = header.index(of: bound.entries[index].column)
        }
        return bound
    }
}
