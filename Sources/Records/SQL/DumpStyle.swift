/// How a dump sets out the rows of a table: what stands around the values, and none of them.
public struct DumpStyle: Sendable, Equatable {
    /// What begins the rows.
    public enum Verb: String, Sendable, CaseIterable {
        /// Lines of PostgreSQL's `COPY`.
        case copy = "COPY"
        /// Statements.
        case insert = "INSERT INTO"
        /// Statements that pass over rows whose key is there.
        case insertIgnore = "INSERT IGNORE INTO"
        /// Statements that put rows in the place of those whose key is there.
        case replace = "REPLACE INTO"
    }

    /// How names are quoted.
    public enum Quoting: String, Sendable {
        /// Those that have to be: by PostgreSQL, and by MySQL under `--skip-quote-names`.
        case needed
        /// All of them, with the dialect's own quotes.
        case all
        /// All of them, with the quotes of standard SQL: MySQL's in ANSI mode.
        case standard
    }

    /// How MySQL's programs write bytes.
    public enum Bytes: String, Sendable {
        /// Between quotes, as texts.
        case quoted
        /// As `_binary '…'`.
        case introduced
        /// As `0x…`: under `--hex-blob`.
        case hexadecimal
    }

    /// What begins the rows.
    public var verb: Verb
    /// How names are quoted.
    public var quoting: Quoting
    /// Whether an `INSERT` lists the columns.
    public var listsColumns = false
    /// Whether `OVERRIDING SYSTEM VALUE` stands before `VALUES`.
    public var isOverriding = false
    /// Whether `ON CONFLICT DO NOTHING` ends a statement.
    public var passesOverConflicts = false
    /// The white space between `VALUES` and the first row.
    public var gap = " "
    /// The white space between the comma behind a row and the next one.
    public var between = ""
    /// How many rows a statement has; nil where its length decides.
    public var rows: Int?
    /// The length that no statement reaches; nil where it is not known.
    public var length: Int?
    /// How bytes are written; nil where none were seen.
    public var bytes: Bytes?
    /// Of a table without a definition the columns of numbers and truth values, which stand without quotes.
    public var bare: [String] = []

    /// Rows that begin with `verb`.
    public init(_ verb: Verb, quoting: Quoting) {
        self.verb = verb
        self.quoting = quoting
    }
}
