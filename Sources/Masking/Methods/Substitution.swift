internal import Records

/// `replace`: every value becomes one fixed text that looks like a value, or a text stands for what a pattern matches.
struct Substitution: MaskingMethod {
    static let descriptor = MethodDescriptor(
        name: "replace", technique: .replacement,
        summary: "The value becomes a fixed one. With `pattern`, the text stands in the place of every match (RE2: no "
            + "look-around and no back-references, in time linear in the value), and what is not matched stays; an "
            + "empty match is none. Invalid: with `pattern`, what it does not match, what is not UTF-8, and a result "
            + "of more than 16 MiB.",
        mainParameter: "with",
        parameters: [
            ParameterDescriptor(
                name: "with", type: .text, isRequired: true,
                summary: "What stands for every value; with `pattern` for every match, \\0 being the match, \\1 to \\9 "
                    + "its groups (nothing where one took no part) and \\\\ a backslash."),
            ParameterDescriptor(
                name: "pattern", type: .pattern,
                summary: "What is replaced, in RE2's syntax; upper and lower case apart, unless it begins with (?i)."),
            ParameterDescriptor(
                name: "match", type: .choice(PatternRule.Match.allCases.map(\.rawValue)),
                defaultValue: PatternRule.Match.parts.rawValue,
                summary: "With `pattern`, what it must match: parts of the value, from left to right, or the whole."),
            ParameterDescriptor(
                name: "unmatched", type: .choice(PatternRule.Unmatched.allCases.map(\.rawValue)),
                defaultValue: PatternRule.Unmatched.invalid.rawValue,
                summary: "With `pattern`, what becomes of a value that it does not match: it is invalid, becomes "
                    + "[redacted], or stays."),
        ],
        examples: [
            MethodExample(parameters: ["with": "1900-01-01"], input: "1815-12-10", result: .text("1900-01-01")),
            MethodExample(parameters: ["with": ""], input: "1815-12-10", result: .text("")),
        ] + patternExamples,
        keeps: "with `pattern`, what it does not match, and the groups that `with` repeats",
        promisesChange: true,
        handling: ValueHandling(
            invalid: "with `pattern` what it does not match, unless `unmatched` says otherwise, and what is not UTF-8",
            empty: patternWords, unicode: patternWords, nul: patternWords, long: patternWords))

    private static let patternWords = ValueHandling.Answer.depends(
        "masked; with `pattern` where that matches, else as `unmatched` says")

    #if RE2
        private static let patternExamples = [
            MethodExample(
                parameters: ["pattern": "(\\d{3})-\\d+", "with": "\\1-0000"], input: "555-1234, 556-99",
                result: .text("555-0000, 556-0000")),
            MethodExample(
                parameters: ["pattern": "(\\w+)@(\\w+)[.]example", "with": "user@\\2.example", "match": "whole"],
                input: "ada@math.example", result: .text("user@math.example")),
            MethodExample(
                parameters: ["pattern": "\\d+", "with": "0", "unmatched": "redact"], input: "n/a",
                result: .text("[redacted]")),
            MethodExample(parameters: ["pattern": "\\d+", "with": "0"], input: "n/a", result: .invalid),
        ]
    #else
        private static let patternExamples: [MethodExample] = []
    #endif

    private let replacement: [UInt8]
    /// What is done by pattern; nil where every value becomes the replacement.
    private let rule: PatternRule?

    init(_ parameters: MethodParameters) throws(MaskingError) {
        let checked = try parameters.checked(by: Self.descriptor)
        let text = checked.text("with") ?? ""
        replacement = Array(text.utf8)
        guard let pattern = checked.text("pattern") else {
            rule = nil
            for name in ["match", "unmatched"] where checked.isGiven(name) {
                throw .unusable(
                    method: parameters.method, problem: "'\(name)' is given without 'pattern'", cure: "leave it out")
            }
            return
        }
        guard let spelled = PatternText(text) else {
            throw .unusable(
                method: parameters.method, problem: "'with' has a backslash before something else than a digit",
                cure: "write \\0 to \\9 for groups, and \\\\ for a backslash")
        }
        let rule = PatternRule(
            pattern: pattern, text: spelled, match: checked.choice("match", as: PatternRule.Match.self) ?? .parts,
            unmatched: checked.choice("unmatched", as: PatternRule.Unmatched.self) ?? .invalid)
        _ = try rule.masker(of: parameters.method)
        self.rule = rule
    }

    var uniqueness: Uniqueness { .lossy }
    var keeps: String? { rule?.keeps }

    func longestResult(of length: Int) -> Int? {
        rule == nil ? String(decoding: replacement, as: UTF8.self).unicodeScalars.count : nil
    }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker {
        guard let rule else { return ConstantMasker(replacement: replacement) }
        return try rule.masker(of: Self.descriptor.name)
    }
}
