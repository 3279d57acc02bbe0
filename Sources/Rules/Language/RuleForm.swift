/// How a value of the rules language is written: read from YAML and described for the JSON Schema, declared together.
struct RuleForm<Value: Sendable>: Sendable {
    /// What a JSON Schema says of it.
    let schema: JSONValue
    /// Reads the value of `key`, or reports what is wrong with it.
    let read: @Sendable (_ node: YAMLNode, _ key: String, _ log: inout FaultLog) -> Value?

    /// A form with its schema and its reading.
    init(
        schema: JSONValue,
        read: @escaping @Sendable (_ node: YAMLNode, _ key: String, _ log: inout FaultLog) -> Value?
    ) {
        self.schema = schema
        self.read = read
    }

    /// A form of one text: `expected` says what it must be, `example` shows one.
    init(
        _ expected: String, example: String, schema: JSONValue, parse: @escaping @Sendable (_ text: String) -> Value?
    ) {
        self.init(schema: schema) { node, key, log in
            guard let text = node.text, !node.isBlank else {
                log.report(
                    node.place, "'\(key)' is \(node.kind)", cure: "write \(expected), as in `\(key): \(example)`")
                return nil
            }
            guard let value = parse(text) else {
                log.report(node.place, "'\(key)' is not \(expected)", cure: "write for example `\(key): \(example)`")
                return nil
            }
            return value
        }
    }

    /// The same form with where it stands.
    var placed: RuleForm<Placed<Value>> {
        RuleForm<Placed<Value>>(schema: schema) { node, key, log in
            read(node, key, &log).map { Placed(value: $0, place: node.place) }
        }
    }

    /// A list of such values.
    var listed: RuleForm<[Value]> {
        RuleForm<[Value]>(schema: .members(["type": .strings(["array", "null"]), "items": schema])) { node, key, log in
            if node.isBlank { return [] }
            guard case .list(let elements) = node.content else {
                log.report(node.place, "'\(key)' is \(node.kind)", cure: "write a list, as in `\(key): [a, b]`")
                return nil
            }
            return elements.compactMap { read($0, key, &log) }
        }
    }

    /// One such value, or a list of them.
    var oneOrMore: RuleForm<[Value]> {
        RuleForm<[Value]>(schema: .members(["anyOf": .array([schema, listed.schema])])) { node, key, log in
            if case .list = node.content { return listed.read(node, key, &log) }
            return read(node, key, &log).map { [$0] }
        }
    }
}

/// A value of a rule set and where it stands.
struct Placed<Value: Sendable>: Sendable {
    let value: Value
    let place: RulePlace
}
