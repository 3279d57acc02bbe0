public import Records

/// What is wrong with a method or its parameters; found when rules are read, before the first record.
public enum MaskingError: ReportedError, Equatable {
    /// No method has that name.
    case unknownMethod(String)
    /// The method has no such parameter.
    case unknownParameter(String, method: String, known: [String])
    /// The method needs that parameter.
    case missingParameter(String, method: String, expected: String)
    /// The parameter is not what it may be.
    case invalidParameter(String, method: String, expected: String)
    /// The parameters do not go together, or not with the column.
    case unusable(method: String, problem: String, cure: String)

    /// Rules are invalid.
    public var status: ExitStatus { .rules }

    /// The message: no literal of a rule is in it, only names.
    public var description: String {
        switch self {
        case .unknownMethod(let name):
            "unknown method '\(SafeText.escaped(name))'; \(Suggestion.cure(for: name, among: MethodCatalog.names))"
        case .unknownParameter(let name, let method, let known):
            "method '\(method)': unknown parameter '\(SafeText.escaped(name))'; "
                + (known.isEmpty ? "it has none" : Suggestion.cure(for: name, among: known))
        case .missingParameter(let name, let method, let expected):
            "method '\(method)': parameter '\(name)' is missing; give \(expected)"
        case .invalidParameter(let name, let method, let expected):
            "method '\(method)': parameter '\(name)' is invalid; give \(expected)"
        case .unusable(let method, let problem, let cure):
            "method '\(method)': \(problem); \(cure)"
        }
    }
}
