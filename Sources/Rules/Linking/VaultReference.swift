/// A vault that a rule uses.
public struct VaultReference: Sendable, Equatable {
    /// Its path as seen from the working folder.
    public let path: String
    /// Where the rule set says it.
    public let place: RulePlace
}

extension RuleSet {
    /// The vaults that the rules of `names`, or of all datasets where none is named, use; each path once.
    public func vaults(of names: [String] = []) -> [VaultReference] {
        let rules = names.isEmpty ? datasets : names.compactMap { dataset(named: $0) }
        var found: [VaultReference] = []
        for branch in rules.flatMap(\.scopes).flatMap(\.column.branches) {
            guard let path = branch.vaultPath, !found.contains(where: { $0.path == path }) else { continue }
            found.append(VaultReference(path: path, place: branch.place))
        }
        return found
    }
}
