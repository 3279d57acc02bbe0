internal import Records

/// A place in a rule set: `rules.yaml:12:5`.
public struct RulePlace: Sendable, Equatable, CustomStringConvertible {
    /// The file as the user named it.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The column in Unicode scalars, from 1.
    public let column: Int

    /// The place in words, safe for a terminal.
    public var description: String { "\(SafeText.escaped(file)):\(line):\(column)" }
}
