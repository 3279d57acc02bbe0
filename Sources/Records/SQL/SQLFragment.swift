/// A part of a definition, such as a default or a condition, as the dump spells it.
public struct SQLFragment: Sendable, Equatable {
    /// The text, comments left out and white space outside of literals put down to one blank.
    public var text: String
    /// Whether it holds a string or a number, which may be data.
    ///
    /// The name of a sequence in `nextval('…')` is none, and neither is the length of a type.
    public var holdsLiteral: Bool
    /// The names in it, without quotes: those of columns are among them.
    public var names: [String]

    /// A part spelled `text`.
    public init(_ text: String, holdsLiteral: Bool = false, names: [String] = []) {
        self.text = text
        self.holdsLiteral = holdsLiteral
        self.names = names
    }
}
