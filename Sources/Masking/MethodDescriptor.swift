/// What a method says of itself: for `bauta methods`, the rule checker, the JSON Schema and the tests.
public struct MethodDescriptor: Sendable {
    /// The name in the rules: `keyed-hash`.
    public let name: String
    /// The version of the algorithm; a change of any pseudonym is a new version.
    public var version = 1
    /// The family it belongs to.
    public let technique: Technique
    /// One sentence that says what it does.
    public let summary: String
    /// What the engine does with the column.
    public var treatment = Treatment.masks
    /// The parameter that may stand alone: `truncate: year`.
    public var mainParameter: String?
    /// Its parameters, the main one first.
    public var parameters: [ParameterDescriptor] = []
    /// Parameters of which a rule gives exactly one; none where there is no such choice.
    public var alternatives: [String] = []
    /// Parameters of which a rule gives at least one; none where there is no such choice.
    public var atLeastOne: [String] = []
    /// Values and their results; each is run as a test.
    public let examples: [MethodExample]
    /// Whether equal values come out equal under one mask and key.
    public var isConsistent = true
    /// What it takes to get the value back; nil = nothing does.
    public var reversible: String?
    /// Whether the result is spelled in the alphabet of the value.
    public var isFormatPreserving = false
    /// Whether the result has as many characters as the value.
    public var isLengthPreserving = false
    /// What of the value the result may show; nil = nothing.
    public var keeps: String?
    /// How much it must see.
    public var scope = MethodScope.value
    /// Whether it masks nothing of a record without a subject.
    public var needsSubject = false
    /// Whether the result depends on the key.
    public var needsKey = false
    /// Whether a result that equals the original is an alarm.
    public var promisesChange = false

    /// What it does with values that are easily forgotten.
    public var handling = ValueHandling.anything
    /// Its class in ISO/IEC 20889, where that is not the technique's own.
    var ownClass: StandardClass?

    /// Its class in ISO/IEC 20889.
    public var standardClass: StandardClass { ownClass ?? StandardClass(technique, needsKey: needsKey) }

    /// The name that enters the derivation of its keys: `keyed-hash/1`.
    public var algorithm: String { "\(name)/\(version)" }

    /// The form of the values that hold values of their own; nil where they hold none.
    public var nestedForm: NestedForm? {
        if case .nests(let form) = treatment { form } else { nil }
    }

    /// The parameter of that name.
    public func parameter(named name: String) -> ParameterDescriptor? {
        parameters.first { $0.name == name }
    }

    /// The key under which the examples hold: master key 00 01 … 1f, no tenant, no epoch, mask `mask:example`.
    public var exampleKey: SubKey { exampleKey(for: .mask) }

    /// The same for `purpose`: for subjects, whose own mask is `mask:example` then, where an example has one.
    public func exampleKey(for purpose: KeyPurpose) -> SubKey {
        MasterKey(bytes: Array(0..<32)).subKey(
            purpose: purpose, context: KeyContext(), mask: "mask:example", algorithm: algorithm)
    }
}

/// A value and what becomes of it under some parameters.
public struct MethodExample: Sendable {
    /// The parameters, as in a rule.
    public var parameters: [String: ParameterValue] = [:]
    /// The subject of the record, where there is one.
    public var subject: String?
    /// The value.
    public let input: String
    /// What the method does with it.
    public let result: Result

    /// What becomes of a value.
    public enum Result: Sendable, Equatable {
        /// It comes out as this text.
        case text(String)
        /// It comes out as no value at all.
        case null
        /// It is outside the method's grammar.
        case invalid
    }
}
