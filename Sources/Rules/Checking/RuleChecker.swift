internal import Masking
internal import Records

/// Looks at a rule set without any source: what is unsafe or will surprise.
public enum RuleChecker {
    /// How many records a dataset is taken to have where nobody says it.
    public static let assumedRecords = 1_000_000
    /// The odds of a collision that are worth a finding.
    static let acceptedOdds = 1e-6

    /// All findings of `rules`, dataset by dataset; `records` are the known numbers of records by dataset.
    public static func findings(_ rules: RuleSet, records: [String: Int]? = nil) -> [Finding] {
        let joined = Set(rules.datasets.flatMap { $0.scopes.compactMap { $0.column.references } })
        let columns = rules.datasets.flatMap { dataset in
            dataset.scopes.flatMap { scope in
                ColumnCheck(
                    dataset: dataset, scope: scope, isJoined: joined.contains("\(dataset.name).\(scope.name)"),
                    records: records?[dataset.name]
                ).findings
            }
        }
        return rules.datasets.flatMap { pathFindings($0) } + columns + joinFindings(rules)
            + CardCheck(rules).findings + StandardCheck(rules: rules).findings + unlistedFindings(rules)
            + maskFindings(rules) + keyFindings(rules)
    }

    /// What is wrong with paths, where the records are known to be JSON, and in the JSON inside columns.
    private static func pathFindings(_ dataset: DatasetRules) -> [Finding] {
        let own =
            switch dataset.isJSON {
            case true?: dataset.bindPaths().findings
            case false?: dataset.keysFindings
            case nil: [Finding]()
            }
        return own
            + dataset.scopes.flatMap { scope in
                scope.column.branches.compactMap { $0.nested }.flatMap { nested in
                    PathCheck(nested.columns, prefix: NestedRules.prefix(scope.name), of: dataset).findings
                }
            }
    }

    private static func joinFindings(_ rules: RuleSet) -> [Finding] {
        JoinCheck(rules).findings + ConditionCheck(rules).findings
    }

    private static func unlistedFindings(_ rules: RuleSet) -> [Finding] {
        rules.datasets.filter { $0.unlisted == .keep }.map { dataset in
            Finding(
                .unlistedKept, at: .rule(dataset.place, dataset.name),
                "columns that no rule names pass as they are", cure: "write `unlisted: fail` and list what to keep")
        }
    }

    private static func maskFindings(_ rules: RuleSet) -> [Finding] {
        let used = Set(branches(rules).compactMap { $0.maskName })
        let own = rules.masks.filter { $0.place.file == rules.path && !rules.datasets.isEmpty }
        return own.filter { !used.contains($0.name) }.map { mask in
            Finding(
                .unusedMask, at: .rule(mask.place, mask.name), "no column uses this mask",
                cure: "use it or remove it")
        }
    }

    private static func keyFindings(_ rules: RuleSet) -> [Finding] {
        guard rules.key == nil, branches(rules).contains(where: { $0.descriptor.needsKey }) else { return [] }
        return [
            Finding(
                .noKey, at: .file(rules.path), "the rule set names no key",
                cure: "add `key: env:BAUTA_KEY`, or give `--key` to every run")
        ]
    }

    private static func branches(_ rules: RuleSet) -> [Branch] {
        rules.datasets.flatMap { $0.scopes.flatMap { $0.column.branches } }
    }
}
