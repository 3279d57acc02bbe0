internal import Records

/// Puts the rules of paths in order and numbers them.
struct PathBinder {
    /// The rules of one binding before its conditions know the numbers.
    private struct Row {
        let path: JSONPath
        let part: PathBinding.Part
        let name: String
        let branches: [Branch]
        let references: String?
        let isListed: Bool
        let keys: PathBinding.Keys
    }

    /// The rules, whose names are paths; what is none is left out, and `PathCheck` says so.
    let columns: [ColumnRules]
    /// What the names of the bindings begin with.
    let prefix: String
    let dataset: String
    let defaults: DatasetDefaults

    /// The paths in the order of the rule set, each followed by its masked keys, and last what `unlisted` says.
    var bindings: [PathBinding] {
        let rows = self.rows
        // A condition reads values, and no path is spelled like the name of a keys' row.
        let names = ColumnNames(rows.map { $0.part == .values ? $0.path.description : $0.name })
        return rows.enumerated().map { ordinal, row in
            let branches = row.branches.map { branch in
                var bound = branch
                bound.condition = branch.condition?.canonical.bound(to: names)
                bound.subject?.ordinal = branch.subject.flatMap { names.index(of: JSONPath.canonical($0.name)) }
                bound.bindCompanions { names.index(of: JSONPath.canonical($0)) }
                return bound
            }
            let column = ColumnBinding(
                ordinal: ordinal, name: row.name, branches: branches, isListed: row.isListed,
                references: row.references)
            return PathBinding(path: row.path, part: row.part, column: column, keys: row.keys)
        }
    }

    private var rows: [Row] {
        var rows: [Row] = []
        for column in columns {
            guard let path = try? JSONPath(parsing: column.name) else { continue }
            let keys = keys(of: column, at: path, ordinal: rows.count)
            let name = prefix + path.description
            rows.append(
                Row(
                    path: path, part: .values, name: name, branches: column.branches, references: column.references,
                    isListed: true, keys: keys))
            if case .mask = keys, let rule = column.keys {
                rows.append(
                    Row(
                        path: path, part: .keys, name: KeyRule.name(name), branches: [rule.branch],
                        references: rule.references, isListed: true, keys: keys))
            }
        }
        let name = prefix + JSONPath.everything.description
        let unlisted = Row(
            path: .everything, part: .values, name: name, branches: [defaults.branch(name, in: dataset)],
            references: nil, isListed: false, keys: .unlisted)
        return rows + [unlisted]
    }

    /// What becomes of the keys of `column`, whose values have the binding `ordinal`.
    private func keys(of column: ColumnRules, at path: JSONPath, ordinal: Int) -> PathBinding.Keys {
        guard path.hasWildcard else { return .keep }
        if let rule = column.keys { return rule.branch.isKept ? .keep : .mask(ordinal: ordinal + 1) }
        return column.keepsSubtree(of: path) ? .keep : .unlisted
    }
}

extension ColumnRules {
    /// Whether the rules keep all that is in the value at `path`, so that the keys in it are kept with it.
    func keepsSubtree(of path: JSONPath) -> Bool {
        path.rank == .subtree && !path.hasAnyKey && branches.allSatisfy { $0.isKept }
    }
}
