/// A place in a source, for messages: `customers.csv:17 (byte 1203)`.
public struct SourcePosition: Sendable, Equatable, CustomStringConvertible {
    /// The source as the user named it.
    public var source: String
    /// The line, from 1.
    public var line: Int
    /// The byte offset in the source, inflated and as UTF-8, from 0.
    public var offset: Int

    /// The place at `line` and `offset` of `source`.
    public init(source: String, line: Int, offset: Int) {
        self.source = source
        self.line = line
        self.offset = offset
    }

    /// The place in words, safe for a terminal.
    public var description: String { "\(SafeText.escaped(source)):\(line) (byte \(offset))" }
}
