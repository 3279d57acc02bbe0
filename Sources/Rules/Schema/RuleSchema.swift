/// The JSON Schema of the rules language, for editors and other validators.
public enum RuleSchema {
    /// The schema as text: JSON Schema draft 2020-12, two blanks a level.
    ///
    /// Made of the declarations that read a rule set, so that the two cannot part. It sees YAML's types where the
    /// language sees text, and cannot know the names of masks and columns: `bauta check` does.
    public static func json() -> String {
        JSONValue.object(
            [
                .init(name: "$schema", value: .string("https://json-schema.org/draft/2020-12/schema")),
                .init(name: "title", value: .string("Bauta rule set")),
                .init(name: "description", value: .string("How exports are masked on their way to staging.")),
            ] + members(of: .map(of: RuleSetKeys.all, required: [RuleSetKeys.version.name, RuleSetKeys.name.name]))
                + [.init(name: "$defs", value: definitions)]
        ).indented
    }

    private static func members(of value: JSONValue) -> [JSONValue.Member] {
        if case .object(let members) = value { members } else { [] }
    }

    private static var definitions: JSONValue {
        .members([
            "condition": RuleForm<ConditionTest>.testSchema,
            "mask": word(or: [rule(ColumnRuleKeys.ofMask, verbs: ColumnRuleKeys.verbsOfMask)]),
            "key-rule": word(or: [rule(ColumnRuleKeys.ofKeys, verbs: ColumnRuleKeys.verbsOfKeys)]),
            "element-rule": word(or: [rule(ColumnRuleKeys.ofElements, verbs: ColumnRuleKeys.verbs)]),
            "step": .members([
                "anyOf": .array([
                    .members(["enum": .strings(ColumnRuleKeys.steps.map(\.name))]),
                    rule(ColumnRuleKeys.steps, verbs: ColumnRuleKeys.steps),
                ])
            ]),
            "column-rules": word(or: [
                rule(ColumnRuleKeys.ofColumn, verbs: ColumnRuleKeys.verbs),
                .members([
                    "type": .string("array"), "minItems": .integer(1),
                    "items": word(or: [rule(ColumnRuleKeys.ofListedRule, verbs: ColumnRuleKeys.verbs)]),
                ]),
            ]),
        ])
    }

    /// A word alone, or one of `others`.
    private static func word(or others: [JSONValue]) -> JSONValue {
        .members(["anyOf": .array([.members(["type": .string("string"), "minLength": .integer(1)])] + others)])
    }

    /// A map of keys with exactly one of `verbs`.
    private static func rule(_ keys: [RuleKeyEntry], verbs: [RuleKeyEntry]) -> JSONValue {
        .members([
            "type": .string("object"), "properties": .properties(keys), "additionalProperties": .bool(false),
            "oneOf": .array(verbs.map { .members(["required": .strings([$0.name])]) }),
        ])
    }
}
