internal import Masking
internal import Records

/// A method's card: what it is, what it promises, what it takes.
enum MethodText {
    /// The card as text.
    static func card(_ descriptor: MethodDescriptor) -> String {
        var lines = ["\(descriptor.name): \(descriptor.summary)", ""]
        lines += promises(descriptor).map { "  \($0.0): \($0.1)" }
        lines += ["", "  values:"] + descriptor.handling.facts.map { "    \($0.name): \($0.words)" }
        if !descriptor.parameters.isEmpty {
            lines += ["", "  parameters:"]
            lines += descriptor.parameters.map { "    " + parameter($0, of: descriptor) }
        }
        if !descriptor.examples.isEmpty {
            lines += ["", "  examples:"]
            lines += descriptor.examples.map { "    " + example($0, of: descriptor) }
        }
        return lines.joined(separator: "\n")
    }

    /// The card as a JSON object.
    static func json(_ descriptor: MethodDescriptor) -> String {
        let facts = promises(descriptor).map { "\(JSONText.quoted($0.0)):\(JSONText.quoted($0.1))" }
        let values = descriptor.handling.facts.map { "\(JSONText.quoted($0.name)):\(JSONText.quoted($0.words))" }
        let examples = descriptor.examples.map { JSONText.quoted(example($0, of: descriptor)) }
        let parameters = descriptor.parameters.map { parameter in
            "{\"name\":\(JSONText.quoted(parameter.name)),\"type\":\(JSONText.quoted(parameter.type.expectation)),"
                + "\"default\":\(parameter.defaultValue.map(JSONText.quoted) ?? "null"),"
                + "\"summary\":\(JSONText.quoted(parameter.summary))}"
        }
        return "{\"name\":\(JSONText.quoted(descriptor.name)),\"summary\":\(JSONText.quoted(descriptor.summary)),"
            + facts.joined(separator: ",")
            + ",\"values\":{\(values.joined(separator: ","))},\"parameters\":[\(parameters.joined(separator: ","))],"
            + "\"examples\":[\(examples.joined(separator: ","))]}"
    }

    /// What a method promises, in the field's words.
    static func promises(_ descriptor: MethodDescriptor) -> [(String, String)] {
        [
            ("technique", descriptor.technique.rawValue),
            ("standard-class", descriptor.standardClass.rawValue),
            ("consistent", word(descriptor.isConsistent)),
            ("policy", PseudonymizationPolicy(descriptor)?.rawValue ?? "none: it gives no pseudonym"),
            ("reversible", descriptor.reversible ?? "no"),
            ("format-preserving", word(descriptor.isFormatPreserving)),
            ("length-preserving", word(descriptor.isLengthPreserving)),
            ("keeps", descriptor.keeps ?? "nothing"),
            ("scope", descriptor.scope.rawValue),
            ("key", descriptor.needsKey ? "needed" : "not needed"),
        ]
    }

    private static func parameter(_ parameter: ParameterDescriptor, of descriptor: MethodDescriptor) -> String {
        let isMain = parameter.name == descriptor.mainParameter
        let need = isNeeded(parameter, descriptor) ? ", required" : ""
        let fallback = parameter.defaultValue.map { ", default \($0)" } ?? need
        let origin = parameter.inheritedFrom.map { ", else the \($0.rawValue)'s" } ?? ""
        return "\(parameter.name)\(isMain ? " (may stand alone)" : ""): \(parameter.type.expectation)"
            + "\(fallback)\(origin); \(parameter.summary)"
    }

    private static func isNeeded(_ parameter: ParameterDescriptor, _ descriptor: MethodDescriptor) -> Bool {
        parameter.isRequired || parameter.name == ParameterDescriptor.subjectName && descriptor.needsSubject
    }

    private static func example(_ example: MethodExample, of descriptor: MethodDescriptor) -> String {
        let parameters = example.parameters.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        let rule =
            parameters.isEmpty ? descriptor.name : "\(descriptor.name): { \(parameters.joined(separator: ", ")) }"
        let result =
            switch example.result {
            case .text(let text): "'\(text)'"
            case .null: "null"
            case .invalid: "invalid: obeys on-invalid"
            }
        let subject = example.subject.map { $0.isEmpty ? " of no subject" : " of subject '\($0)'" } ?? ""
        return "\(rule)   '\(example.input)'\(subject) -> \(result)"
    }

    private static func word(_ claim: Bool) -> String { claim ? "yes" : "no" }
}
