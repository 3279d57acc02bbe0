public import Records

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
    /// A column of a special category, which does not say that it is sensitive, is kept without a reason.
    case specialCategoryKept = "special-category-kept"
    /// A direct identifier is kept without a reason.
    case directKept = "direct-kept"
    /// Free text is kept without a reason.
    case freeTextKept = "free-text-kept"
    /// The choice of a method reveals a masked value.
    case whenOnMasked = "when-on-masked"
    /// Columns or tables that no rule names pass.
    case unlistedKept = "unlisted-kept"
    /// Forms of the same card numbers that together tell them.
    case hashAndTruncation = "hash-and-truncation"
    /// The two sides of a join choose their rules by different conditions.
    case conditionMismatch = "condition-mismatch"
    /// A code is derived from its value, which a standard that the rule set names forbids.
    case derivedCode = "derived-code"
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
    /// Masked values came out as they went in.
    case unchangedValues = "unchanged-values"
    /// A mask gives so few pseudonyms that their frequencies may tell what they stand for.
    case fewPseudonyms = "few-pseudonyms"
    /// A key that is declared does not hold after masking.
    case brokenKey = "broken-key"
    /// The rule set accepts a finding that there is not.
    case unusedAcceptance = "unused-acceptance"

    /// How bad it is as a rule.
    public var severity: Finding.Severity {
        switch self {
        case .unknownColumn, .missingColumn, .unknownTable, .missingTable, .uniqueLossy, .sensitiveKept,
            .specialCategoryKept, .hashAndTruncation, .conditionMismatch, .derivedCode, .malformedRecords,
            .invalidValues,
            .expectation, .typeMismatch, .resultTooLong, .nullForbidden, .labelBroken, .noPath, .pathTie, .keysMissing,
            .keysDiffer, .keysUnused, .manyValues,
            .unlistedPath:
            .error
        case .noColumns, .newColumn, .droppedColumn, .retypedColumn, .newTable, .droppedTable, .collisionOdds,
            .joinLossy, .joinMismatch, .directKept, .freeTextKept,
            .whenOnMasked,
            .unlistedKept, .noView, .oddHeader, .checkAtRisk, .unchangedValues, .fewPseudonyms,
            .brokenKey:
            .warning
        case .noKey, .unusedMask, .unusedAcceptance: .note
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

    /// Whether a rule set may accept one with a reason although it is an error: a run is possible all the same.
    var isAcceptableError: Bool {
        switch self {
        case .collisionOdds, .uniqueLossy, .joinMismatch, .sensitiveKept, .resultTooLong, .nullForbidden, .labelBroken,
            .specialCategoryKept, .hashAndTruncation, .conditionMismatch, .derivedCode:
            true
        default: false
        }
    }

    /// Whether a rule set may accept one at all: a note fails nothing, and a type may mismatch as a warning.
    var isAcceptable: Bool { severity == .warning || isAcceptableError || self == .typeMismatch }

    /// What has to be looked at to find one.
    var evidence: Evidence {
        switch self {
        case .newColumn, .droppedColumn, .retypedColumn, .newTable, .droppedTable: .lastRun
        case .fewPseudonyms, .unchangedValues: .records
        case .brokenKey: .run
        case .joinLossy, .sensitiveKept, .specialCategoryKept, .directKept, .freeTextKept, .whenOnMasked,
            .hashAndTruncation, .derivedCode:
            .rules
        default: .headers
        }
    }
}

/// What has to be looked at to find something.
public enum Evidence: Sendable, CaseIterable {
    /// The rule set alone.
    case rules
    /// The headers and definitions of sources, too.
    case headers
    /// All records, too.
    case records
    /// What the last run saw.
    case lastRun
    /// What a run made, which no check looks at.
    case run
}
