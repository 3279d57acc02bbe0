/// What a method says of one of its parameters.
public struct ParameterDescriptor: Sendable {
    /// The name in the rules: `keep-last`.
    public let name: String
    /// What it may be.
    public let type: ParameterType
    /// What it is where the rule says nothing; nil = it depends, as the summary says.
    public var defaultValue: String?
    /// Whether a rule must give it.
    public var isRequired = false
    /// What it does, in one sentence.
    public let summary: String
}

/// What a parameter may be.
public enum ParameterType: Sendable, Equatable {
    /// Any text.
    case text
    /// One visible character, that is one Unicode scalar.
    case character
    /// A whole number within limits.
    case integer(ClosedRange<Int>)
    /// A decimal number as JSON spells it, above zero where only such make sense.
    case decimal(isPositive: Bool)
    /// One of some words.
    case choice([String])

    /// What would be right, in words for a message.
    public var expectation: String {
        switch self {
        case .text: "a text"
        case .character: "one visible character"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .decimal(let isPositive):
            "a decimal number\(isPositive ? " above 0" : "") of at most \(DecimalNumber.mostDigits) digits"
        case .choice(let words): "one of \(words.joined(separator: ", "))"
        }
    }

    /// The words to choose from; none where it is no choice.
    public var choices: [String] {
        if case .choice(let words) = self { words } else { [] }
    }

    /// Whether `text` may be the parameter.
    public func accepts(_ text: String) -> Bool {
        switch self {
        case .text: true
        case .character: Self.isVisibleCharacter(text)
        case .integer(let range): Self.integer(text).map(range.contains) ?? false
        case .decimal(let isPositive): DecimalNumber(text).map { !isPositive || $0.coefficient > 0 } ?? false
        case .choice(let words): words.contains(text)
        }
    }

    /// The whole number that `text` spells in digits alone.
    static func integer(_ text: String) -> Int? {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
    }

    private static func isVisibleCharacter(_ text: String) -> Bool {
        guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: return false
        default: return true
        }
    }
}
