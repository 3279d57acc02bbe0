public import Records

/// What a scanner looks for in JSON: a path, and what is noted of the values there.
public struct JSONPathRule: Sendable {
    /// What becomes of a value.
    public enum Role: Sendable {
        /// A scalar is noted; an object or array in its place is invalid.
        case scalar
        /// The whole value, whatever it is, is noted and replaced.
        case whole
        /// The whole member or element is noted and taken out.
        case removed
        /// The path is noted: no rule names it, and the run must not go on.
        case forbidden
    }

    /// What becomes of the keys that a wildcard stands for.
    public enum Keys: Sendable, Hashable {
        /// They pass.
        case kept
        /// They are noted as occurrences of this column.
        case masked(column: Int)
        /// Those that do not look like names are noted as occurrences of this column.
        case maskedIfOdd(column: Int)

        /// Whether all of them are noted.
        var isMasked: Bool {
            if case .masked = self { true } else { false }
        }
    }

    /// Where the values are.
    public let path: JSONPath
    /// The column whose occurrences they are.
    public let column: Int
    /// What becomes of them.
    public let role: Role
    /// What becomes of the keys under the path's wildcards; nil where the rule says nothing of them.
    public let keys: Keys?
    /// Whether this is the rule for what no other names; a null above other rules' paths is none of it.
    public let isUnlisted: Bool

    /// A rule for the values at `path`.
    public init(path: JSONPath, column: Int, role: Role, keys: Keys? = .kept, isUnlisted: Bool = false) {
        self.path = path
        self.column = column
        self.role = role
        self.keys = keys
        self.isUnlisted = isUnlisted
    }
}
