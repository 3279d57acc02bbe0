internal import Records

/// Looks for joins of production that the masked data would lose.
struct JoinCheck {
    /// A column, keys or a path, and its dataset.
    private struct Side {
        let dataset: DatasetRules
        let name: String
        let column: ColumnRules
        var path: String { "\(dataset.name).\(name)" }
        var branch: Branch? { column.branches.last }
    }

    private let sides: [Side]
    /// The columns that others refer to.
    private let targets: Set<String>

    /// A look at all columns of `rules`.
    init(_ rules: RuleSet) {
        sides = rules.datasets.flatMap { dataset in
            dataset.scopes.map { Side(dataset: dataset, name: $0.name, column: $0.column) }
        }
        targets = Set(sides.compactMap { $0.column.references })
    }

    /// Columns that carry one name or one mask and still come out different.
    var findings: [Finding] { sameMask + sameName + foreignKeys }

    /// One mask behind different normalizations or types.
    private var sameMask: [Finding] {
        var firsts: [MaskLabel: Side] = [:]
        return sides.compactMap { side in
            guard let branch = side.branch, branch.isMasked, branch.maskName != nil else { return nil }
            guard let first = firsts[branch.label], let other = first.branch else {
                firsts[branch.label] = side
                return nil
            }
            guard other.normalize != branch.normalize || other.type != branch.type else { return nil }
            return finding(side, first, "share a mask but differ in `normalize` or `type`", of: branch.label)
        }
    }

    /// A name that means the same elsewhere; `id` is every table's own.
    private var sameName: [Finding] {
        let named = Dictionary(grouping: sides.sorted { $0.path < $1.path }) { $0.name }
        return sides.flatMap { side -> [Finding] in
            let twins = named[side.name] ?? []
            guard side.name.lowercased() != "id", let key = twins.first(where: isKey) else { return [] }
            guard side.path != key.path, !areAlike(key, side) else { return [] }
            return [finding(side, key, "have one name but are masked apart")]
        }
    }

    /// `customer_id` beside a dataset `customers` with a column `id`.
    private var foreignKeys: [Finding] {
        let ids = sides.filter { $0.name == "id" }.map { ($0.dataset.name.lowercased(), $0) }
        let targets = Dictionary(ids, uniquingKeysWith: { first, _ in first })
        return sides.compactMap { side in
            guard side.column.references == nil, side.name.hasSuffix("_id") else { return nil }
            let stem = side.name.dropLast(3).lowercased()
            guard let target = targets[stem] ?? targets[stem + "s"] ?? targets[stem + "es"],
                target.dataset.name != side.dataset.name, !areAlike(side, target)
            else { return nil }
            return finding(side, target, "look like a join but are masked apart")
        }
    }

    private func isKey(_ side: Side) -> Bool {
        side.dataset.subject == side.name || side.column.references != nil || targets.contains(side.path)
    }

    private func areAlike(_ left: Side, _ right: Side) -> Bool {
        guard let left = left.branch, let right = right.branch else { return true }
        if left.isMasked, right.isMasked { return left.label == right.label }
        return left.isKept == right.isKept && left.isMasked == right.isMasked
    }

    private func finding(_ side: Side, _ other: Side, _ what: String, of mask: MaskLabel? = nil) -> Finding {
        let column = FindingPlace.rule(side.column.place, side.path)
        // Which of its columns comes first does not matter to the id.
        let place = mask.map { column.about("\($0)") } ?? column.with(other.path)
        let cure = "use one named mask for both"
        // Nothing joins with keys, nor with what lies in JSON.
        let isColumn = other.dataset.column(named: other.name) != nil
        return Finding(
            .joinMismatch, at: place,
            "this column and '\(SafeText.escaped(other.path))' \(what)",
            cure: isColumn ? "write `references: \(SafeText.escaped(other.path))`, or \(cure)" : cure)
    }
}
