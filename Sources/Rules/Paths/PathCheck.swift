internal import Records

/// What is wrong with the paths of a JSON dataset, or of the JSON inside a string.
struct PathCheck {
    /// The rules of a path.
    private struct Entry {
        let column: ColumnRules
        let path: JSONPath

        /// Whether every unnamed key of the path goes with its value: what is above stays.
        var takesKeysAlong: Bool {
            column.branches.allSatisfy { $0.isDropped } && !path.steps.dropLast().contains(.anyKey)
        }
    }

    private let dataset: DatasetRules
    private let columns: [ColumnRules]
    private let prefix: String
    private let entries: [Entry]
    /// The paths as bytes: equal strings may be other keys.
    private let listed: Set<[UInt8]>

    /// The rules `columns` of `dataset`, whose names in messages begin with `prefix`.
    init(_ columns: [ColumnRules], prefix: String, of dataset: DatasetRules) {
        self.dataset = dataset
        self.columns = columns
        self.prefix = prefix
        entries = columns.compactMap { column in
            (try? JSONPath(parsing: column.name)).map { Entry(column: column, path: $0) }
        }
        listed = Set(entries.map { Array($0.path.description.utf8) })
    }

    /// All of it; a path that no record has is nothing wrong.
    var findings: [Finding] {
        columns.compactMap { spelling($0) }
            + entries.flatMap { [implicit($0), binary($0), missingKeys($0), unusedKeys($0)].compactMap { $0 } }
            + ties + entries.compactMap { heldByDropped($0) } + differentKeys
            + entries.flatMap { conditions($0.column) + subjects($0.column) + companions($0.column) }
    }

    private func place(_ column: ColumnRules) -> FindingPlace { .rule(column.place, path(column)) }

    /// How ids and messages name `column`.
    private func path(_ column: ColumnRules) -> String { "\(dataset.name).\(prefix)\(column.name)" }

    private func spelling(_ column: ColumnRules) -> Finding? {
        do throws(JSONPathFault) {
            _ = try JSONPath(parsing: column.name)
            return nil
        } catch {
            let parts = error.description.split(separator: "; ", maxSplits: 1).map(String.init)
            return Finding(.noPath, at: place(column), parts[0], cure: parts[parts.count - 1])
        }
    }

    private func implicit(_ entry: Entry) -> Finding? {
        guard entry.path == .everything else { return nil }
        return Finding(
            .pathTie, at: place(entry.column), "`**` is what no rule names, of which `unlisted` says what becomes",
            cure: "write `unlisted`, or the path of a subtree, as in `usage.**`")
    }

    private func binary(_ entry: Entry) -> Finding? {
        guard entry.column.branches.contains(where: { $0.type == .binary }) else { return nil }
        return Finding(
            .typeMismatch, at: place(entry.column), "JSON has no values of type binary", cure: "remove `type`")
    }
}

// Which of several rules holds.
extension PathCheck {
    private var ties: [Finding] {
        var findings: [Finding] = []
        var exact: [[UInt8]: Entry] = [:]
        var open: [Entry] = []
        for entry in entries {
            let other: Entry?
            if entry.path.hasWildcard {
                other = open.first { $0.path.ties(with: entry.path) }
                open.append(entry)
            } else {
                other = exact.updateValue(entry, forKey: Array(entry.path.description.utf8))
            }
            if let other { findings.append(tie(entry, other)) }
        }
        return findings
    }

    /// A rule inside of what another rule takes out: `a.**` would say that all of it goes but this.
    private func heldByDropped(_ entry: Entry) -> Finding? {
        let dropped = entries.first { other in
            other.path.rank != .subtree && other.column.branches.allSatisfy { $0.isDropped }
                && entry.path.canLead(through: other.path)
        }
        guard let dropped else { return nil }
        let name = SafeText.escaped(dropped.column.name)
        return Finding(
            .pathTie, at: place(entry.column).with(path(dropped.column)),
            "'\(name)' in line \(dropped.column.place.line) drops what this is in",
            cure: "drop `\(name).**` to take out all but this, or remove one")
    }

    private func tie(_ entry: Entry, _ other: Entry) -> Finding {
        let name = SafeText.escaped(other.column.name)
        return Finding(
            .pathTie, at: place(entry.column).besides(path(other.column)),
            "a value can lie here and at '\(name)' in line \(other.column.place.line), and neither rule comes first",
            cure: "name the value exactly, or remove one")
    }
}

// What becomes of keys.
extension PathCheck {
    private func missingKeys(_ entry: Entry) -> Finding? {
        guard entry.path.hasWildcard, entry.path != .everything, entry.column.keys == nil,
            !entry.column.keepsSubtree(of: entry.path), !entry.takesKeysAlong
        else { return nil }
        return Finding(
            .keysMissing, at: place(entry.column), "keys under a wildcard are data, and the rule does not name them",
            cure: "write it under `columns` with `keys: keep` or with a mask, as in `keys: { keyed-hash: hex }`")
    }

    private func unusedKeys(_ entry: Entry) -> Finding? {
        guard let keys = entry.column.keys, !entry.path.hasWildcard else { return nil }
        return Finding(
            .keysUnused, at: .rule(keys.place, path(entry.column)),
            "the path has no wildcard, so the rule set names its keys", cure: "remove `keys`")
    }

    /// Rules that meet the same unnamed keys and treat them differently.
    private var differentKeys: [Finding] {
        var firsts: [String: Entry] = [:]
        return entries.compactMap { entry in
            guard let rule = entry.column.keys else { return nil }
            for prefix in entry.path.wildcardPrefixes {
                guard let first = firsts[prefix], let other = first.column.keys else {
                    firsts[prefix] = entry
                    continue
                }
                guard !rule.branch.isAlike(other.branch) else { continue }
                return Finding(
                    .keysDiffer, at: place(entry.column).besides(path(first.column)),
                    "'\(SafeText.escaped(first.column.name))' treats the keys at '\(SafeText.escaped(prefix))' "
                        + "otherwise", cure: "use `keys: keep` or one named mask in both")
            }
            return nil
        }
    }
}

// What conditions and the subject read.
extension PathCheck {
    private func conditions(_ column: ColumnRules) -> [Finding] {
        column.branches.flatMap { $0.condition?.entries ?? [] }.compactMap { entry in
            single(entry.column, "`when`", at: .rule(entry.place, path(column)))
        }
    }

    /// What is wrong with the subjects that the rules of `column` take.
    private func subjects(_ column: ColumnRules) -> [Finding] {
        column.branches.compactMap { $0.subject }.compactMap { subject in
            single(subject.name, "`subject`", at: .rule(subject.place, path(column)))
        }
    }

    /// What is wrong with the columns that the rules of `column` look at.
    private func companions(_ column: ColumnRules) -> [Finding] {
        column.branches.flatMap { branch in
            (branch.companions + [branch.group].compactMap(\.self)).compactMap { companion in
                single(companion.name, "`\(branch.methodName)`", at: .rule(companion.place, path(column)))
            }
        }
    }

    /// What is wrong with the subject of the dataset.
    var subjectFinding: Finding? {
        dataset.subject.flatMap {
            single($0, "`subject`", at: .rule(dataset.place, dataset.name))
        }
    }

    /// What is wrong with `text`, which must name the one value of a rule's path.
    private func single(_ text: String, _ who: String, at place: FindingPlace) -> Finding? {
        guard let path = try? JSONPath(parsing: text), path.isSingle else {
            return Finding(
                .manyValues, at: place.with(text),
                "\(who) names '\(SafeText.escaped(text))', which is no path of one value",
                cure: "write a path of keys alone, as in `user.id`")
        }
        guard !listed.contains(Array(path.description.utf8)) else { return nil }
        return Finding(
            .unlistedPath, at: place.with(text), "\(who) names '\(SafeText.escaped(text))', which no rule lists",
            cure: "give it a rule")
    }
}
