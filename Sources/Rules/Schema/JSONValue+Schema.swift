/// The shapes that JSON Schemas of the rules language are made of.
extension JSONValue {
    /// A map of exactly these keys, or nothing: `expect:` and the end of the line.
    static func map(of keys: [RuleKeyEntry], required: [String] = []) -> JSONValue {
        .object(
            [
                Member(name: "type", value: required.isEmpty ? .strings(["object", "null"]) : .string("object")),
                Member(name: "properties", value: .properties(keys)),
                Member(name: "additionalProperties", value: .bool(false)),
            ] + (required.isEmpty ? [] : [Member(name: "required", value: .strings(required))]))
    }

    /// The keys with their schemas and meanings.
    static func properties(_ keys: [RuleKeyEntry]) -> JSONValue {
        .object(keys.map { Member(name: $0.name, value: $0.schema.described($0.summary)) })
    }

    /// A map of names to values of one shape, or nothing.
    static func map(ofNamesTo schema: JSONValue) -> JSONValue {
        .members([
            "type": .strings(["object", "null"]), "additionalProperties": schema,
            "propertyNames": .members(["minLength": .integer(1)]),
        ])
    }

    /// The schema with a description.
    func described(_ text: String) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object([Member(name: "description", value: .string(text))] + members)
    }

    /// A reference to a definition of the schema.
    static func reference(_ name: String) -> JSONValue { .members(["$ref": .string("#/$defs/\(name)")]) }
}
