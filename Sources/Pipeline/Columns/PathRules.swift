internal import Ingest
internal import Rules

extension Sequence<PathBinding> {
    /// What a scanner looks for where these are the rules, the last of which is that for what no other names.
    func scannerRules(unlisted: Unlisted) -> [JSONPathRule] {
        filter { $0.part == .values }.map { binding in
            let column = binding.column
            let keys: JSONPathRule.Keys? =
                switch binding.keys {
                case .keep: .kept
                case .mask(let ordinal): .masked(column: ordinal)
                case .unlisted where column.isListed: nil
                case .unlisted: unlisted == .redact ? .maskedIfOdd(column: column.ordinal) : .kept
                }
            return JSONPathRule(
                path: binding.path, column: column.ordinal, role: column.role(unlisted: unlisted), keys: keys,
                isUnlisted: !column.isListed)
        }
    }
}

extension ColumnBinding {
    /// What becomes of a value: of one that no rule names, what `unlisted` says.
    fileprivate func role(unlisted: Unlisted) -> JSONPathRule.Role {
        if isListed { return isDropped ? .removed : .scalar }
        return switch unlisted {
        case .fail: .forbidden
        case .drop: .removed
        case .redact: .whole
        case .keep: .scalar
        }
    }
}

extension Sequence<PathBinding> {
    /// The columns whose values are keys.
    var keyColumns: Set<Int> { Set(filter { $0.part == .keys }.map(\.column.ordinal)) }
}
