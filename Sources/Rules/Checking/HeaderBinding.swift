internal import Masking
internal import Records

/// The rules of a dataset on the header of a source.
struct HeaderBinding {
    /// The most columns of a view: SQLite takes no more in its standard build.
    static let viewColumns = 2_000

    private let rules: DatasetRules
    private let header: [String]
    private let inHeader: ColumnNames
    private let inRules: ColumnNames

    /// The rules `rules` on a source whose columns are `header`.
    init(_ rules: DatasetRules, _ header: [String]) {
        self.rules = rules
        self.header = header
        inHeader = ColumnNames(header)
        inRules = ColumnNames(rules.columns.map { $0.name })
    }

    /// The columns of the source in their order.
    var bindings: [ColumnBinding] {
        header.enumerated().map { ordinal, name in
            guard let column = inRules.index(of: name).map({ rules.columns[$0] }) else {
                let name = isOdd(name) ? "column \(ordinal + 1)" : name
                return ColumnBinding(
                    ordinal: ordinal, name: name, branches: [rules.unlistedBranch(name)], isListed: false,
                    references: nil)
            }
            let branches = column.branches.map { branch in
                var bound = branch
                bound.condition = branch.condition?.bound(to: inHeader)
                bound.subject?.ordinal = branch.subject.flatMap { inHeader.index(of: $0.name) }
                bound.bindCompanions { inHeader.index(of: $0) }
                return bound
            }
            return ColumnBinding(
                ordinal: ordinal, name: name, branches: branches, isListed: true, references: column.references)
        }
    }

    /// The columns that only one side knows, and what is odd about those that are staged.
    var findings: [Finding] {
        let unknown = header.enumerated().filter { inRules.index(of: $0.element) == nil && rules.unlisted == .fail }
        let missing = rules.columns.filter { isAbsent($0.name) }
        return unknown.map { self.unknown($0.element, $0.offset) }
            + missing.map { absent($0.name, "a rule", at: place($0.place, $0.name)) }
            + rules.columns.flatMap { conditionFindings($0) }
            + (rules.isJSON == nil ? rules.keysFindings : []) + subjectFindings + oddFindings
            + (unknown.isEmpty ? stagedFindings : [])
    }

    /// Where the dataset stands, for what concerns no column of the rules.
    private var place: FindingPlace { .rule(rules.place, rules.name) }

    /// The same place, for what is said of a column of the header.
    private func place(of column: String, _ ordinal: Int) -> FindingPlace {
        place.about("\(rules.name).\(SafeText.name(column, ordinal: ordinal))")
    }

    /// Whether a column of the header is named by no rule and may be data: its text must go nowhere.
    private func isOdd(_ column: String) -> Bool {
        guard rules.unlisted == .drop || rules.unlisted == .redact else { return false }
        return inRules.index(of: column) == nil && !SafeText.looksLikeName(column)
    }

    private var oddFindings: [Finding] {
        header.enumerated().filter { isOdd($0.element) }.map { ordinal, column in
            Finding(
                .oddHeader, at: place(of: column, ordinal),
                "column \(ordinal + 1) has no rule and its name does not look like one, so it may be data",
                cure: "list it, or declare `header: false`")
        }
    }

    /// Whether there is something to stage, and whether a view can show it.
    private var stagedFindings: [Finding] {
        let staged = bindings.count { !$0.isDropped }
        if staged == 0, !header.isEmpty {
            return [
                Finding(
                    .noColumns, at: place, "every column is dropped, so there is nothing to stage",
                    cure: "keep or mask one")
            ]
        }
        guard staged > Self.viewColumns else { return [] }
        return [
            Finding(
                .noView, at: place, "\(staged) columns are staged and a view holds 2,000",
                cure: "drop some, or read the blocks")
        ]
    }

    private func isAbsent(_ column: String) -> Bool { inHeader.index(of: column) == nil }

    private func place(_ place: RulePlace, _ column: String) -> FindingPlace {
        .rule(place, "\(rules.name).\(column)")
    }

    private func unknown(_ column: String, _ ordinal: Int) -> Finding {
        let shown = SafeText.column(column, ordinal: ordinal)
        let twin = inRules.nearest(to: column)
        let near = twin.map { ", and a rule names '\(SafeText.escaped($0.name))', \(ColumnNames.difference)" } ?? ""
        return Finding(
            .unknownColumn, at: place(of: column, ordinal), "\(shown) has no rule\(near)",
            cure: twin == nil
                ? "give it a rule, or list it under `keep` or `drop`" : "spell the rule as the source does")
    }

    /// What a `when` reads that neither the source has nor a rule names.
    private func conditionFindings(_ column: ColumnRules) -> [Finding] {
        column.branches.flatMap { $0.condition?.entries ?? [] }
            .filter { isAbsent($0.column) && inRules.index(of: $0.column) == nil }
            .map { absent($0.column, "`when`", at: place($0.place, column.name)) }
    }

    private var subjectFindings: [Finding] {
        guard let subject = rules.subject, isAbsent(subject), inRules.index(of: subject) == nil else { return [] }
        return [absent(subject, "`subject`", at: place)]
    }

    private func absent(_ column: String, _ who: String, at place: FindingPlace) -> Finding {
        let twin = inHeader.nearest(to: column)
        let near =
            twin.map { ", but it has \(SafeText.column($0.name, ordinal: $0.index)), \(ColumnNames.difference)" } ?? ""
        return Finding(
            .missingColumn, at: place.about("\(rules.name).\(column)"),
            "\(who) names '\(SafeText.escaped(column))', which the source lacks\(near)",
            cure: twin == nil ? "correct the name, or remove it" : "spell it as the source does")
    }
}
