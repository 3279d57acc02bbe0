internal import Records

/// The forms of single texts.
extension RuleForm where Value == String {
    /// Any text; written as nothing it is a mistake, written as `""` the empty text.
    static var text: RuleForm {
        RuleForm("a text", example: "some text", schema: .anyText) { $0 }
    }

    /// A text that is not empty and holds no NUL.
    static func name(example: String) -> RuleForm {
        RuleForm("a text of one character or more", example: example, schema: .nonEmptyText) { text in
            text.isEmpty || text.unicodeScalars.contains("\0") ? nil : text
        }
    }
}

extension RuleForm where Value == Bool {
    /// `true` or `false`.
    static var boolean: RuleForm {
        let schema = JSONValue.members(["enum": .array([.bool(true), .bool(false), .string("true"), .string("false")])])
        return RuleForm("`true` or `false`", example: "true", schema: schema) { text in
            switch text {
            case "true": true
            case "false": false
            default: nil
            }
        }
    }
}

extension RuleForm where Value == Int {
    /// A whole number that is not negative.
    static func count(example: String) -> RuleForm {
        let schema = JSONValue.members([
            "anyOf": .array([
                .members(["type": .string("integer"), "minimum": .integer(0)]),
                .members(["type": .string("string"), "pattern": .string("^[0-9]+$")]),
            ])
        ])
        return RuleForm("a whole number, 0 or more", example: example, schema: schema) { text in
            text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
        }
    }

    /// The version of the language: 1.
    static var version: RuleForm {
        let schema = JSONValue.members(["enum": .array([.integer(1), .string("1")])])
        return RuleForm("a version that this program reads", example: "1", schema: schema) { $0 == "1" ? 1 : nil }
    }
}

extension RuleForm where Value == Double {
    /// A share in per cent, as a fraction: `50%` is 0.5.
    static var percentage: RuleForm {
        let schema = JSONValue.members(["type": .string("string"), "pattern": .string("^[0-9]+(\\.[0-9]+)?%$")])
        return RuleForm("a percentage", example: "50%", schema: schema) { text in
            let digits = text.dropLast()
            let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            let areDigits = parts.allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            }
            guard text.hasSuffix("%"), areDigits, let number = Double(digits), number.isFinite else { return nil }
            return number / 100
        }
    }
}

extension RuleForm where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
    /// One of the words of an enumeration.
    static var choice: RuleForm {
        let words = Value.allCases.map { $0.rawValue }
        return RuleForm(schema: .members(["enum": .strings(words)])) { node, key, log in
            guard let text = node.text, !node.isBlank else {
                log.report(
                    node.place, "'\(key)' is \(node.kind)", cure: "write one of \(words.joined(separator: ", "))")
                return nil
            }
            if let value = Value.allCases.first(where: { $0.rawValue == text }) { return value }
            let near = Suggestion.closest(to: text, among: words).map { "did you mean '\($0)'? " } ?? ""
            log.report(
                node.place, "'\(key)' cannot be '\(text)'", cure: "\(near)it is one of \(words.joined(separator: ", "))"
            )
            return nil
        }
    }
}

extension JSONValue {
    /// Any scalar but null: editors see numbers and booleans where the language reads text.
    static let anyText = JSONValue.members(["type": .strings(["string", "number", "boolean"])])
    /// The same without the empty text.
    static let nonEmptyText = JSONValue.members([
        "type": .strings(["string", "number", "boolean"]), "minLength": .integer(1),
    ])
}
