internal import Records

/// Looks for forms of the same card numbers that together tell them.
///
/// Nothing says which columns hold the same cards, so all that a rule set calls card numbers count as such. What the
/// key turns back is encryption, neither a hash nor a truncation.
struct CardCheck {
    /// What `category` calls a card number.
    static let categories: Set<String> = [
        "card", "card number", "credit card", "credit card number", "pan", "payment card", "primary account number",
    ]

    /// What a rule leaves of a card number.
    private enum Form: Equatable {
        case hash
        /// Its first and last digits.
        case truncation(first: Int, last: Int)
    }

    /// A rule of a column of card numbers.
    private struct Side {
        let path: String
        let branch: Branch
        let form: Form
    }

    private let sides: [Side]

    /// A look at all columns of `rules`.
    init(_ rules: RuleSet) {
        let sides = rules.datasets.flatMap { dataset in
            dataset.scopes.flatMap { scope in
                scope.column.branches.compactMap { branch in
                    Self.form(branch).map { Side(path: "\(dataset.name).\(scope.name)", branch: branch, form: $0) }
                }
            }
        }
        self.sides = sides.sorted { $0.path < $1.path }
    }

    /// Every two rules that leave different forms.
    var findings: [Finding] {
        sides.enumerated().flatMap { index, side in
            sides[..<index].filter { $0.form != side.form }.map { finding(side, $0) }
        }
    }

    private static func form(_ branch: Branch) -> Form? {
        guard let category = branch.category?.lowercased(), categories.contains(category) else { return nil }
        let counts = ["keep-first", "keep-last", "length"].map { branch.parameter($0).flatMap { Int($0) } ?? 0 }
        switch branch.methodName {
        case "keyed-hash": return .hash
        case "tokenize": return branch.parameter("as") == "text" && branch.parameter("vault") == nil ? .hash : nil
        case "partial-mask" where counts[0] + counts[1] > 0: return .truncation(first: counts[0], last: counts[1])
        case "truncate" where counts[2] > 0: return .truncation(first: counts[2], last: 0)
        default: return nil
        }
    }

    private func finding(_ side: Side, _ other: Side) -> Finding {
        let place = FindingPlace.rule(side.branch.place, side.path).besides(other.path)
        let name = SafeText.escaped(other.path)
        if side.form != .hash, other.form != .hash {
            return Finding(
                .hashAndTruncation, at: place,
                "this column and '\(name)' keep different digits of card numbers, and together more than each "
                    + "(PCI SSC FAQ 1091)", cure: "keep the same digits in both")
        }
        let forms = side.form == .hash ? "a hash, and '\(name)' digits," : "digits, and '\(name)' a hash,"
        return Finding(
            .hashAndTruncation, at: place,
            "this column holds \(forms) of card numbers: who has both finds the number (PCI SSC FAQ 1308)",
            cure: "use one of the two in all columns")
    }
}
