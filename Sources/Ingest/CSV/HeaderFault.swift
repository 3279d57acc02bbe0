internal import Records

/// What is wrong with the names of the columns; they count from 0.
public enum HeaderFault: Sendable, Equatable, CustomStringConvertible {
    /// The source has no record that could be the header.
    case missing
    /// There is to be no header, and no columns are announced.
    case noColumns
    /// A column has no name.
    case empty(ordinal: Int)
    /// A column's name is nothing but blanks.
    case blank(ordinal: Int)
    /// Two columns have the same name but for the case of ASCII letters.
    case duplicate(name: String, ordinal: Int, first: Int)
    /// The header does not name the announced columns.
    case different(ordinal: Int)
    /// The header names another number of columns than announced.
    case count(found: Int, expected: Int)

    /// What is wrong and what would be right; a name is shown only if it looks like one.
    public var description: String {
        switch self {
        case .missing: "the header is missing; export it with a header, or declare 'header: false' and 'columns'"
        case .noColumns: "'header: false' needs 'columns' in the dialect; list the columns' names"
        case .empty(let ordinal): "column \(ordinal + 1) has no name in the header; name it"
        case .blank(let ordinal): "column \(ordinal + 1) has a name of blanks in the header; name it"
        case .duplicate(let name, let ordinal, let first):
            "\(SafeText.column(name, ordinal: ordinal)) has the name of column \(first + 1), but for case; rename one"
        case .different(let ordinal):
            "column \(ordinal + 1) of the header is not that of the dialect's 'columns'; correct one of them"
        case .count(let found, let expected):
            "the header has \(found) columns; the dialect's 'columns' has \(expected)"
        }
    }

    /// The first fault of `names`, or nil.
    static func first(in names: [String]) -> HeaderFault? {
        var seen: [String: Int] = [:]
        for (ordinal, name) in names.enumerated() {
            if name.isEmpty { return .empty(ordinal: ordinal) }
            if name.allSatisfy(\.isWhitespace) { return .blank(ordinal: ordinal) }
            // As SQLite compares names: only the case of ASCII letters is folded. Swift compares canonically, so
            // a name and its decomposed twin are duplicates, too: nobody could tell them apart in a rule.
            let key = String(decoding: name.utf8.map { (65...90).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
            if let first = seen[key] { return .duplicate(name: name, ordinal: ordinal, first: first) }
            seen[key] = ordinal
        }
        return nil
    }

    /// The first difference between a header and the announced columns, or nil.
    static func difference(of names: [String], from columns: [String]) -> HeaderFault? {
        guard names.count == columns.count else { return .count(found: names.count, expected: columns.count) }
        // Byte for byte, not canonically.
        for (ordinal, pair) in zip(names, columns).enumerated() where !pair.0.utf8.elementsEqual(pair.1.utf8) {
            return .different(ordinal: ordinal)
        }
        return nil
    }
}
