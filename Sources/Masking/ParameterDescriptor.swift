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
    /// Who says it where the rule does not, under the same name; nil = nobody.
    public var inheritedFrom: ParameterOrigin?
    /// What it does, in one sentence.
    public let summary: String
}

/// Where a parameter comes from that a rule does not give.
public enum ParameterOrigin: String, Sendable {
    /// The rule's dataset.
    case dataset
    /// The rule set.
    case ruleSet = "rule set"
}

/// What a parameter may be.
public enum ParameterType: Sendable, Equatable {
    /// Any text.
    case text
    /// A pattern in RE2's syntax.
    case pattern
    /// One visible character, that is one Unicode scalar.
    case character
    /// A whole number within limits.
    case integer(ClosedRange<Int>)
    /// A decimal number as JSON spells it, above zero where only such make sense.
    case decimal(isPositive: Bool)
    /// A day of the calendar: `2026-01-31`.
    case day
    /// A list of decimal numbers, each larger than the one before it.
    case ascendingDecimals
    /// A column or path of the same record.
    case column
    /// A map of values or ranges to labels; no label is empty.
    case labels
    /// A list of texts.
    case texts
    /// A list of whole numbers within limits.
    case integers(ClosedRange<Int>)
    /// The name of a file, relative to the rules; what it holds comes with the parameters.
    case file
    /// The path of a file, relative to the rules, which is opened by who runs them and not read with them.
    case path
    /// A list of methods, each alone or as the one key of a map, with its parameters.
    case steps
    /// A map of names to methods, each alone or as the one key of a map, with its parameters.
    case methods
    /// One of some words.
    case choice([String])

    /// What would be right, in words for a message.
    public var expectation: String {
        switch self {
        case .text: "a text"
        case .pattern: "a pattern of RE2"
        case .character: "one visible character"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .decimal(let isPositive):
            "a decimal number\(isPositive ? " above 0" : "") of at most \(DecimalNumber.mostDigits) digits"
        case .day: "a day as 2026-01-31"
        case .ascendingDecimals:
            "a list of ascending decimal numbers, each of at most \(DecimalNumber.mostDigits) digits"
        case .column: "a column of the same record"
        case .labels: "a map of values or ranges to labels"
        case .texts: "a list of texts"
        case .integers(let range): "a list of whole numbers from \(range.lowerBound) to \(range.upperBound)"
        case .file: "the name of a file"
        case .path: "the path of a file"
        case .steps: "a list of \(Self.stepCounts.lowerBound) to \(Self.stepCounts.upperBound) methods"
        case .methods: "a map of names to methods"
        case .choice(let words): "one of \(words.joined(separator: ", "))"
        }
    }

    /// The words to choose from; none where it is no choice.
    public var choices: [String] {
        if case .choice(let words) = self { words } else { [] }
    }

    /// Whether `value` may be the parameter.
    public func accepts(_ value: ParameterValue) -> Bool {
        switch (self, value) {
        case (.ascendingDecimals, .list(let values)): Self.ascending(values) != nil
        case (.texts, .list(let values)): !values.isEmpty && Self.texts(values) != nil
        case (.integers(let range), .list(let values)):
            !values.isEmpty && Self.texts(values)?.allSatisfy(Self.integer(range).accepts) == true
        case (.steps, .list(let values)):
            Self.stepCounts.contains(values.count) && values.allSatisfy { Self.step($0) != nil }
        case (.methods, .map(let entries)):
            !entries.isEmpty && entries.allSatisfy { !$0.name.isEmpty && Self.step($0.value) != nil }
        case (.labels, .map(let entries)):
            !entries.isEmpty
                && entries.allSatisfy { entry in
                    if case .text(let label) = entry.value { !label.isEmpty } else { false }
                }
        case (_, .text(let text)): accepts(text)
        default: false
        }
    }

    /// Whether `text` may be the parameter.
    public func accepts(_ text: String) -> Bool {
        switch self {
        case .text: true
        case .character: Self.isVisibleCharacter(text)
        case .integer(let range): Self.integer(text).map(range.contains) ?? false
        case .decimal(let isPositive): DecimalNumber(text).map { !isPositive || $0.coefficient > 0 } ?? false
        case .choice(let words): words.contains(text)
        case .day: Self.day(text) != nil
        case .column, .file, .path: !text.isEmpty && !text.utf8.contains(0)
        case .pattern: !text.isEmpty
        case .ascendingDecimals, .texts, .integers, .labels, .steps, .methods: false
        }
    }

    /// The whole number that `text` spells in digits alone.
    static func integer(_ text: String) -> Int? {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
    }

    /// The day that `text` spells without a time.
    static func day(_ text: String) -> CalendarDay? {
        let bytes = Array(text.utf8)
        return bytes.count == DateUnit.day.length ? CalendarDay(bytes.span) : nil
    }

    /// How many methods there may be in a row.
    public static let stepCounts = 2...16

    /// The method that `value` names, and what it says of its parameters; nil where it names none, or several.
    public static func step(_ value: ParameterValue) -> (name: String, rule: ParameterValue?)? {
        switch value {
        case .text(let name): (name, nil)
        case .map(let entries) where entries.count == 1: (entries[0].name, entries[0].value)
        default: nil
        }
    }

    /// The methods in `value`, a list of steps or a map of names to methods.
    static func steps(in value: ParameterValue) -> [(name: String, rule: ParameterValue?)] {
        switch value {
        case .text: []
        case .list(let steps): steps.compactMap { step($0) }
        case .map(let entries): entries.compactMap { step($0.value) }
        }
    }

    /// The texts that `values` are; nil where one is none.
    static func texts(_ values: [ParameterValue]) -> [String]? {
        let texts = values.compactMap { value in
            if case .text(let text) = value { text } else { nil }
        }
        return texts.count == values.count ? texts : nil
    }

    /// The numbers that `values` spell; nil where one is none, or none is there, or one is no larger than the last.
    static func ascending(_ values: [ParameterValue]) -> [DecimalNumber]? {
        guard let texts = texts(values), !texts.isEmpty else { return nil }
        let numbers = texts.compactMap { DecimalNumber($0) }
        guard numbers.count == texts.count else { return nil }
        let decimals = numbers.reduce(0) { max($0, $1.decimals) }
        let units = numbers.map { $0.units(decimals: decimals) }
        return zip(units, units.dropFirst()).allSatisfy { $0 < $1 } ? numbers : nil
    }

    private static func isVisibleCharacter(_ text: String) -> Bool {
        guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: return false
        default: return true
        }
    }
}
