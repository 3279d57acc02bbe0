internal import Masking

/// How a method is written: its name, and nothing, its main parameter, or a map of parameters.
enum MethodForm {
    /// The method that `entry` names, its parameters as they stand.
    static func read(_ entry: YAMLEntry) -> MethodDraft {
        var places: [String: RulePlace] = [:]
        if case .map(let parameters) = entry.value.content {
            for parameter in parameters { places[parameter.key] = parameter.place }
        }
        let rule = entry.value.isBlank ? nil : ParameterValue(entry.value, of: entry.key)
        return MethodDraft(name: entry.key, place: entry.place, rule: rule, parameterPlaces: places)
    }

    /// What a JSON Schema says of the parameters of a method.
    static func schema(_ descriptor: MethodDescriptor) -> JSONValue {
        let parameters = descriptor.parameters
        // What the rule set may say instead is not the rule's to say.
        let required = parameters.filter { $0.isRequired && $0.inheritedFrom == nil }
        let atLeastOne = descriptor.atLeastOne.map { JSONValue.members(["required": .strings([$0])]) }
        let map = JSONValue.present([
            "type": .string("object"),
            "properties": .object(
                parameters.map { .init(name: $0.name, value: schema($0.type).described($0.summary)) }),
            "additionalProperties": .bool(false),
            "required": required.isEmpty ? nil : .strings(required.map { $0.name }),
            "anyOf": atLeastOne.isEmpty ? nil : .array(atLeastOne),
            "oneOf": descriptor.alternatives.isEmpty
                ? nil : .array(descriptor.alternatives.map { .members(["required": .strings([$0])]) }),
        ])
        var forms: [JSONValue] = []
        let mayBeAlone = descriptor.alternatives.isEmpty && atLeastOne.isEmpty && required.isEmpty
        if mayBeAlone { forms.append(.members(["type": .string("null")])) }
        if let main = descriptor.mainParameter.flatMap(descriptor.parameter(named:)) { forms.append(schema(main.type)) }
        return .members(["anyOf": .array(forms + [map])])
    }

    private static func list(of schema: JSONValue) -> JSONValue {
        .members(["type": .string("array"), "minItems": .integer(1), "items": schema])
    }

    private static var steps: JSONValue {
        .members([
            "type": .string("array"), "minItems": .integer(ParameterType.stepCounts.lowerBound),
            "maxItems": .integer(ParameterType.stepCounts.upperBound), "items": .reference("step"),
        ])
    }

    private static var methods: JSONValue {
        .members([
            "type": .string("object"), "minProperties": .integer(1), "additionalProperties": .reference("step"),
            "propertyNames": .members(["minLength": .integer(1)]),
        ])
    }

    /// What a JSON Schema says of a parameter.
    static func schema(_ type: ParameterType) -> JSONValue {
        switch type {
        case .text: .anyText
        case .column, .pattern: .nonEmptyText
        case .character: .members(["type": .strings(["string", "number"]), "minLength": .integer(1)])
        case .integer(let range):
            .members([
                "anyOf": .array([
                    .members([
                        "type": .string("integer"), "minimum": .integer(range.lowerBound),
                        "maximum": .integer(range.upperBound),
                    ]),
                    .members(["type": .string("string"), "pattern": .string("^[0-9]+$")]),
                ])
            ])
        case .decimal(let isPositive):
            .members([
                "anyOf": .array([
                    .present(["type": .string("number"), "exclusiveMinimum": isPositive ? .integer(0) : nil]),
                    .members([
                        "type": .string("string"),
                        "pattern": .string("^\(isPositive ? "" : "-?")[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?$"),
                    ]),
                ])
            ])
        case .day: .members(["type": .string("string"), "pattern": .string("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")])
        case .ascendingDecimals: list(of: schema(.decimal(isPositive: false)))
        case .labels:
            .members([
                "type": .string("object"), "minProperties": .integer(1), "additionalProperties": .nonEmptyText,
            ])
        case .texts: list(of: .anyText)
        case .integers(let range): list(of: schema(.integer(range)))
        case .file, .path: .nonEmptyText
        case .steps: steps
        case .methods: methods
        case .choice(let words): .members(["enum": .strings(words)])
        }
    }
}

extension ParameterValue {
    /// The value in `node`.
    init(_ node: YAMLNode) {
        self =
            switch node.content {
            case .text(let text, _): .text(text)
            case .list(let elements): .list(elements.map { ParameterValue($0) })
            case .map(let entries): .map(entries.map { ParameterEntry(name: $0.key, value: ParameterValue($0.value)) })
            }
    }

    /// The value in `node`, which stands after the name of a method: in its steps a method with nothing behind it is
    /// that method alone.
    fileprivate init(_ node: YAMLNode, of method: String) {
        let descriptor = MethodCatalog.method(named: method)?.descriptor
        let type = { (name: String?) in name.flatMap { descriptor?.parameter(named: $0)?.type } }
        if case .map(let entries) = node.content {
            self = .map(
                entries.map { ParameterEntry(name: $0.key, value: Self.value(of: type($0.key), in: $0.value)) })
        } else {
            self = Self.value(of: type(descriptor?.mainParameter), in: node)
        }
    }

    private static func value(of type: ParameterType?, in node: YAMLNode) -> ParameterValue {
        switch (type, node.content) {
        case (.steps, .list(let elements)): .list(elements.map(step))
        case (.methods, .map(let entries)):
            .map(entries.map { ParameterEntry(name: $0.key, value: step($0.value)) })
        default: ParameterValue(node)
        }
    }

    private static func step(_ node: YAMLNode) -> ParameterValue {
        guard case .map(let entries) = node.content, entries.count == 1, entries[0].value.isBlank else {
            return ParameterValue(node)
        }
        return .text(entries[0].key)
    }

    /// The value as JSON.
    var json: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .list(let elements): .array(elements.map { $0.json })
        case .map(let entries): .object(entries.map { JSONValue.Member(name: $0.name, value: $0.value.json) })
        }
    }
}
