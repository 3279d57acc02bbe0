public import Records

/// What a check says of a rule set or of a source's header.
public struct Finding: Sendable, Equatable, CustomStringConvertible {
    /// How bad it is.
    public enum Severity: String, Sendable, CaseIterable {
        /// A run would not begin.
        case error
        /// A run goes on; under `--strict` it would not begin.
        case warning
        /// Good to know.
        case note
    }

    /// What kind of finding it is: a stable word in kebab-case.
    public let id: String
    /// How bad it is.
    public let severity: Severity
    /// Where: a place of the rule set and the column, as in `shop.yaml:31:7: customers.email`.
    public let place: String
    /// What was found.
    public let message: String
    /// What would be right.
    public let cure: String
    /// The exit status of a run that it ends.
    public let status: ExitStatus

    /// A finding; texts from outside in `place`, `message` and `cure` are already safe.
    public init(
        _ kind: FindingKind, at place: String, _ message: String, cure: String, severity: Severity? = nil
    ) {
        id = kind.rawValue
        self.severity = severity ?? kind.severity
        self.place = place
        self.message = message
        self.cure = cure
        status = kind.status
    }

    /// `place: what was found; what would be right`.
    public var description: String { "\(place): \(message); \(cure)" }
}

/// The kinds of findings; their names are stable.
public enum FindingKind: String, Sendable, CaseIterable {
    /// The source has a column that no rule names.
    case unknownColumn = "unknown-column"
    /// A rule names a column that the source lacks.
    case missingColumn = "missing-column"
    /// A dump has a table that no rule names.
    case unknownTable = "unknown-table"
    /// A rule names a table that the dump lacks.
    case missingTable = "missing-table"
    /// The source has a column that the last run did not have.
    case newColumn = "new-column"
    /// The source lacks a column that the last run had.
    case droppedColumn = "dropped-column"
    /// A column is of another type than in the last run.
    case retypedColumn = "retyped-column"
    /// The dump has a table that the last run did not have.
    case newTable = "new-table"
    /// The dump lacks a table that the last run had.
    case droppedTable = "dropped-table"
    /// Two values may get one pseudonym.
    case collisionOdds = "collision-odds"
    /// A unique column has a method that makes values equal.
    case uniqueLossy = "unique-lossy"
    /// A column that others join with has a method that makes values equal.
    case joinLossy = "join-lossy"
    /// Columns that look like a join are masked apart.
    case joinMismatch = "join-mismatch"
    /// A sensitive column is kept without a reason.
    case sensitiveKept = "sensitive-kept"
    /// A direct identifier is kept without a reason.
    case directKept = "direct-kept"
    /// Free text is kept without a reason.
    case freeTextKept = "free-text-kept"
    /// The choice of a method reveals a masked value.
    case whenOnMasked = "when-on-masked"
    /// Columns or tables that no rule names pass.
    case unlistedKept = "unlisted-kept"
    /// The rule set names no key.
    case noKey = "no-key"
    /// Records of a source are malformed or rejected.
    case malformedRecords = "malformed-records"
    /// Values of a source would fail a run.
    case invalidValues = "invalid-values"
    /// A source has not the records that `expect` wants.
    case expectation = "expectation"
    /// A column of whole numbers has a method that gives none.
    case typeMismatch = "type-mismatch"
    /// A method's result is longer, or a larger number, than its column takes.
    case resultTooLong = "result-too-long"
    /// A method gives null, and the column takes none.
    case nullForbidden = "null-forbidden"
    /// A method gives values that are none of the column's enumeration.
    case labelBroken = "label-broken"
    /// A masked column has a condition.
    case checkAtRisk = "check-at-risk"
    /// Every column is dropped.
    case noColumns = "no-columns"
    /// More columns are staged than a view holds.
    case noView = "no-view"
    /// A column that no rule names has a header that may be data.
    case oddHeader = "odd-header"
    /// A rule of JSON records is for no path.
    case noPath = "no-path"
    /// Two rules of JSON records can meet in one value, and neither comes first.
    case pathTie = "path-tie"
    /// A path has a wildcard, and its rule does not say what becomes of the keys.
    case keysMissing = "keys-missing"
    /// Two rules meet the same unnamed keys and treat them differently.
    case keysDiffer = "keys-differ"
    /// A rule says what becomes of keys where it names them, or where there are none.
    case keysUnused = "keys-unused"
    /// What must be one value of a record may be many.
    case manyValues = "many-values"
    /// A path is read that no rule lists.
    case unlistedPath = "unlisted-path"
    /// No column uses a mask.
    case unusedMask = "unused-mask"

    /// How bad it is as a rule.
    public var severity: Finding.Severity {
        switch self {
        case .unknownColumn, .missingColumn, .unknownTable, .missingTable, .uniqueLossy, .sensitiveKept,
            .malformedRecords, .invalidValues,
            .expectation, .typeMismatch, .resultTooLong, .nullForbidden, .labelBroken, .noPath, .pathTie, .keysMissing,
            .keysDiffer, .keysUnused, .manyValues,
            .unlistedPath:
            .error
        case .noColumns, .newColumn, .droppedColumn, .retypedColumn, .newTable, .droppedTable, .collisionOdds,
            .joinLossy, .joinMismatch, .directKept, .freeTextKept,
            .whenOnMasked,
            .unlistedKept, .noView, .oddHeader, .checkAtRisk:
            .warning
        case .noKey, .unusedMask: .note
        }
    }

    /// The exit status of a run that it ends.
    public var status: ExitStatus {
        switch self {
        case .unknownColumn, .missingColumn, .unknownTable, .missingTable, .newColumn, .droppedColumn, .retypedColumn,
            .newTable, .droppedTable, .noColumns, .noView, .oddHeader:
            .columns
        case .malformedRecords, .invalidValues: .malformed
        case .expectation: .gate
        default: .rules
        }
    }
}
