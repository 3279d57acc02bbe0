public import Records

/// A character of a dialect that may be switched off with `""`.
public enum DialectMark: Sendable, Equatable {
    /// There is none.
    case absent
    /// This byte.
    case byte(UInt8)
}

/// What a rule set says of how a source is written; nil where it says nothing.
public struct DialectRule: Sendable, Equatable {
    /// What separates fields: one ASCII byte.
    public var delimiter: UInt8?
    /// What encloses a field.
    public var quote: DialectMark?
    /// What takes the next character as it is.
    public var escape: DialectMark?
    /// Whether a doubled quote is a quote.
    public var doubleQuote: Bool?
    /// What begins a comment line.
    public var comment: DialectMark?
    /// Whether a source begins with its header.
    public var header: Bool?
    /// The columns of a source; never empty.
    public var columns: [String]?
    /// The bytes of an unquoted field that mean null.
    public var null: [UInt8]?
    /// The encoding of a source.
    public var encoding: TextEncoding?
    /// How records end.
    public var lineEnd: LineEnd?

    /// A dialect of which nothing is said.
    public init() {}
}

/// When an export is too small to be published.
public struct Expectation: Sendable, Equatable {
    /// The fewest records of a good export.
    public var minRecords: Int?
    /// How much the number of records may differ from the last run's, as a fraction of that: 0.5 is half.
    public var maxChange: Double?

    /// An expectation of at least `minRecords` and a change of at most `maxChange`.
    public init(minRecords: Int? = nil, maxChange: Double? = nil) {
        self.minRecords = minRecords
        self.maxChange = maxChange
    }
}
