public import Masking
internal import Records

extension Branch {
    /// What the rule guarantees in a dataset of `records` records with `distinct` different pseudonyms, where that is
    /// known; nil where the rules of the JSON within say it, or nothing is staged.
    public func guarantees(records: Int? = nil, distinct: Int? = nil) -> MethodGuarantees? {
        switch action {
        case .drop, .json: nil
        case .keep: MethodGuarantees(keeping: descriptor)
        case .mask(let method):
            MethodGuarantees(
                of: method, records: records ?? RuleChecker.assumedRecords, domain: domain(distinct: distinct))
        }
    }

    /// How many different values the column can have: as the rule says, as its type or the method says, or as seen.
    private func domain(distinct: Int?) -> DomainSize {
        if let size = attributes.domainSize { return .atMost(Double(size)) }
        if let largest = largestInteger { return .atMost(Double(largest) + 1) }
        switch type {
        case .boolean: return .atMost(2)
        case .integer, .text, .real, .binary, .dynamic: return distinct.map { .atLeast($0) } ?? .unknown
        }
    }
}

extension ColumnBinding {
    /// What each of the column's rules guarantees, as a JSON array of objects: `[{"method":"redact",…}]`.
    public func guarantees(records: Int, distinct: Int?) -> String {
        let rules = branches.compactMap { branch -> String? in
            guard let guarantees = branch.guarantees(records: records, distinct: distinct) else { return nil }
            var object = JSONObject()
            object.add("method", branch.methodName)
            for fact in guarantees.facts { object.add(fact.name, fact.words) }
            return object.text
        }
        return JSONObject.array(rules)
    }
}
