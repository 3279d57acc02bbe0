internal import Audit
internal import Masking
internal import Records
internal import Rules
internal import Store

/// The audit's rows for a dataset's fields, and what they give reason to warn of.
struct FieldRecords {
    /// One row for each column or path, dropped ones too, each followed by those of the JSON in it.
    let records: [FieldRecord]
    /// What the rules guarantee in this dataset, a row of its schema for each field.
    let guarantees: [SchemaRecord]
    /// What an auditor should look at.
    let findings: [Finding]

    /// The rows of `plan`'s columns with what was counted in `count` records.
    init(plan: DatasetPlan, columns: [ColumnTally], of count: Int) {
        let bindings = plan.shape.columns.flatMap(\.withNested)
        // What no rule names ends the run, so there is nothing to tell of it.
        let told = zip(bindings, columns).filter { $0.0.isListed || plan.rules.unlisted != .fail }
        records = told.enumerated().map { Self.record($1.0, $1.1, ordinal: $0, keys: plan.keys) }
        guarantees = zip(told, records).map { told, record in
            SchemaRecord(
                guarantees: told.0.guarantees(records: count, distinct: record.distinctEstimate), of: record.path)
        }
        let name = plan.rules.name
        let isJSON = plan.shape.header == nil
        findings = records.flatMap { $0.warnings(isJSON: isJSON) }.map { Finding($0, in: name) }
    }

    /// How many fields a mask touched.
    var maskedFields: Int { records.count { $0.counts.masked > 0 } }

    /// How many values a mask replaced.
    var maskedValues: Int { records.reduce(0) { $0 + $1.counts.masked } }

    private static func record(
        _ binding: ColumnBinding, _ tally: ColumnTally, ordinal: Int, keys: MaskKeys
    ) -> FieldRecord {
        let methods = binding.branches.map { $0.methodName }
        let masks = binding.branches.filter { branch in
            if case .mask = branch.action { return true }
            return false
        }.map { $0.maskLabel }
        let isKeyed = binding.branches.contains { $0.descriptor.needsKey }
        let isMasked = !masks.isEmpty
        var record = FieldRecord(ordinal: ordinal, path: binding.name)
        record.mask = isMasked ? unique(masks).joined(separator: ", ") : nil
        record.method = unique(methods).joined(separator: ", ")
        record.parameters = parameters(of: binding, keys: keys)
        record.technique = unique(binding.branches.map { $0.descriptor.technique.rawValue }).joined(separator: ", ")
        record.sensitivity = binding.fieldClass?.rawValue
        record.category = binding.category
        record.reason = binding.reason
        record.keyID = isKeyed ? keys.key.id : nil
        record.counts = tally.counts
        record.distinctEstimate = isMasked ? min(tally.distinct.estimate, tally.counts.masked) : nil
        return record
    }

    /// The parameters as JSON; of several rules, a list with each rule's condition, its literals as fingerprints.
    private static func parameters(of binding: ColumnBinding, keys: MaskKeys) -> String {
        if binding.branches.count == 1 {
            return binding.branches[0].parametersOutline(fingerprint: keys.fingerprint(of:))
        }
        let rules = binding.branches.map { branch in
            let method = JSONText.quoted(branch.methodName)
            let outline = branch.parametersOutline(fingerprint: keys.fingerprint(of:))
            var members = ["\"method\":\(method)", "\"parameters\":\(outline)"]
            if let condition = branch.condition {
                members.append("\"when\":\(condition.outline(fingerprint: keys.fingerprint(of:)))")
            }
            return "{" + members.joined(separator: ",") + "}"
        }
        return "[" + rules.joined(separator: ",") + "]"
    }

    private static func unique(_ words: [String]) -> [String] {
        var seen: Set<String> = []
        return words.filter { seen.insert($0).inserted }
    }
}

extension Finding {
    /// What a run finds where `warning` speaks of a field of `dataset`.
    init(_ warning: FieldWarning, in dataset: String) {
        let kind: FindingKind =
            switch warning.kind {
            case .unchangedValues: .unchangedValues
            case .fewPseudonyms: .fewPseudonyms
            }
        let place = FindingPlace.dataset(dataset).about("\(dataset).\(warning.path)")
        self.init(kind, at: place, warning.message, cure: warning.cure)
    }
}
