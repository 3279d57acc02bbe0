internal import Records

/// Every method there is.
public enum MethodCatalog {
    /// The methods, sorted by name.
    public static let all: [any MaskingMethod.Type] = [
        NoiseAddition.self,
        AgeBanding.self,
        ArrayMasking.self,
        Bucketing.self,
        MethodChain.self,
        TopBottomCoding.self,
        ColumnSuppression.self,
        DeterministicEncryption.self,
        FormatPreservingEncryption.self,
        CoordinateGridding.self,
        HstoreMasking.self,
        JSONMasking.self,
        PassThrough.self,
        KeyedHash.self,
        Nullification.self,
        PartialMasking.self,
        PHPMasking.self,
        DictionarySubstitution.self,
        PostcodeGeneralization.self,
        Redaction.self,
        Substitution.self,
        Rounding.self,
        DateShifting.self,
        Shuffling.self,
        RecordTemplate.self,
        Tokenization.self,
        Truncation.self,
    ]

    /// The names of the methods, sorted.
    public static var names: [String] { all.map { $0.descriptor.name } }

    /// The method of that name.
    public static func method(named name: String) -> (any MaskingMethod.Type)? {
        all.first { $0.descriptor.name == name }
    }

    /// The name that was probably meant by `name`.
    public static func suggestion(for name: String) -> String? { Suggestion.closest(to: name, among: names) }

    /// The method that a rule names, with what stands after its name: the main parameter alone, or a map.
    public static func make(_ name: String, rule: ParameterValue? = nil) throws(MaskingError) -> any MaskingMethod {
        guard let method = method(named: name) else { throw .unknownMethod(name) }
        return try method.init(MethodParameters(of: method.descriptor, rule: rule))
    }
}
