internal import CSQLite

/// How a query compares a column with a value: the comparisons that can rule out a block by its range.
enum Comparison: Equatable {
    case equal
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual

    /// The comparison that SQLite means by `code`, or nil where it rules nothing out.
    init?(code: UInt8) {
        switch Int32(code) {
        case SQLITE_INDEX_CONSTRAINT_EQ: self = .equal
        case SQLITE_INDEX_CONSTRAINT_LT: self = .less
        case SQLITE_INDEX_CONSTRAINT_LE: self = .lessOrEqual
        case SQLITE_INDEX_CONSTRAINT_GT: self = .greater
        case SQLITE_INDEX_CONSTRAINT_GE: self = .greaterOrEqual
        default: return nil
        }
    }
}

/// A condition of a query on one column that the table is told of; SQLite checks it again for every row.
struct RecordConstraint: Equatable {
    /// The column of `rowid`.
    static let rowid = -1

    /// The column's place, from 0, or that of `rowid`.
    let column: Int
    let comparison: Comparison

    /// Whether no value in `range` can meet the condition with `value`.
    ///
    /// Only values of one kind are compared: which affinity the other side of a comparison has is not known here, and
    /// by it a text may equal a number.
    func excludes(_ range: BlockRange, _ value: QueryValue) -> Bool {
        switch comparison {
        case .equal: isBelow(range.maximum, value) || isBelow(value, range.minimum)
        case .less: isBelow(value, range.minimum) || isSame(value, range.minimum)
        case .lessOrEqual: isBelow(value, range.minimum)
        case .greater: isBelow(range.maximum, value) || isSame(range.maximum, value)
        case .greaterOrEqual: isBelow(range.maximum, value)
        }
    }

    /// Whether `left` is surely less than `right`.
    ///
    /// A whole number that is rounded to a real one never passes another real number: what is strictly less stays so.
    private func isBelow(_ left: QueryValue, _ right: QueryValue) -> Bool {
        switch (left, right) {
        case (.integer(let left), .integer(let right)): left < right
        case (.integer(let left), .real(let right)): Double(left) < right
        case (.real(let left), .integer(let right)): left < Double(right)
        case (.text(let left), .text(let right)): left.lexicographicallyPrecedes(right)
        default: false
        }
    }

    /// Whether both are surely the same text or the same whole number.
    private func isSame(_ left: QueryValue, _ right: QueryValue) -> Bool {
        switch (left, right) {
        case (.integer, .integer), (.text, .text): left == right
        default: false
        }
    }
}
