internal import Records
public import Store

/// What an auditor should look at in a field.
public struct FieldWarning: Sendable, Equatable, CustomStringConvertible {
    /// What it is: the kind of the finding that a run makes of it.
    public enum Kind: String, Sendable, CaseIterable {
        /// Masked values came out as they went in.
        case unchangedValues = "unchanged-values"
        /// So few pseudonyms that their frequencies may tell what they stand for.
        case fewPseudonyms = "few-pseudonyms"
    }

    /// What it is.
    public let kind: Kind
    /// The field's path.
    public let path: String
    /// The field and what is wrong with it.
    public let message: String
    /// What would be right.
    public let cure: String

    /// What is wrong; what would be right.
    public var description: String { "\(message); \(cure)" }

    /// The id of the finding, in the dataset `name`.
    public func id(in name: String) -> String { "\(kind.rawValue):\(SafeText.escaped("\(name).\(path)"))" }
}

extension FieldRecord {
    /// Fewer different pseudonyms than this can be told apart by their frequencies.
    private static let fewPseudonyms = 1000

    /// How messages name the field: a path is the rule set's own word, while an odd header may be data.
    func place(isJSON: Bool) -> String {
        isJSON ? "path '\(SafeText.escaped(path))'" : SafeText.column(path, ordinal: ordinal)
    }

    /// What an auditor should look at; `isJSON` says that the field is a path of JSON records.
    public func warnings(isJSON: Bool) -> [FieldWarning] {
        let place = place(isJSON: isJSON)
        let name = isJSON ? path : SafeText.name(path, ordinal: ordinal)
        var warnings: [FieldWarning] = []
        if counts.unchanged > 0 {
            warnings.append(
                FieldWarning(
                    kind: .unchangedValues, path: name,
                    message: "\(place): \(counts.unchanged) masked values came out unchanged",
                    cure: "choose another method"))
        }
        // What is picked from a list or moved at random stands for nobody, key or not.
        let isPseudonym = keyID != nil && technique?.contains("pseudonymization") ?? false
        if isPseudonym, counts.masked > 0, let distinct = distinctEstimate, distinct < Self.fewPseudonyms {
            let pseudonyms = distinct == 1 ? "pseudonym" : "different pseudonyms"
            warnings.append(
                FieldWarning(
                    kind: .fewPseudonyms, path: name, message: "\(place): only \(distinct) \(pseudonyms)",
                    cure: "how often each occurs may tell what it stands for"))
        }
        return warnings
    }
}
