internal import Records

/// How `when` is written.
extension RuleForm where Value == Condition {
    /// A map of columns to what is asked of their values.
    static var condition: RuleForm {
        let schema = JSONValue.members([
            "type": .string("object"), "minProperties": .integer(1),
            "additionalProperties": .reference("condition"),
        ])
        return RuleForm(schema: schema) { node, key, log in
            guard case .map(let entries) = node.content, !entries.isEmpty else {
                log.report(
                    node.place, "'\(key)' is \(node.kind)",
                    cure: "write a map of columns, as in `when: { type: company }`")
                return nil
            }
            let read = entries.compactMap { entry in
                RuleForm<ConditionTest>.test.read(entry.value, entry.key, &log).map {
                    Condition.Entry(column: entry.key, test: $0, place: entry.place)
                }
            }
            return read.count == entries.count ? Condition(entries: read) : nil
        }
    }
}

extension RuleForm where Value == ConditionTest {
    /// A text, `null`, a list of alternatives, or a map of comparisons.
    static var test: RuleForm {
        RuleForm(schema: .reference("condition")) { node, key, log in
            switch node.content {
            case .text(let text, let isPlain): literal(text, isPlain: isPlain, node, key, &log)
            case .list(let elements): alternatives(elements, node, key, &log)
            case .map(let entries): comparisons(entries, node, key, &log)
            }
        }
    }

    /// What `test` accepts, for the definition that it refers to.
    static var testSchema: JSONValue {
        let number = JSONValue.members([
            "anyOf": .array([
                .members(["type": .string("number")]),
                .members(["type": .string("string"), "pattern": .string(numberPattern)]),
            ])
        ])
        let orders = NumberOrder.allCases.map { JSONValue.Member(name: $0.rawValue, value: number) }
        let others: [JSONValue.Member] = [
            .init(name: "like", value: .anyText), .init(name: "not", value: .reference("condition")),
        ]
        return .members([
            "anyOf": .array([
                .members(["type": .strings(["string", "number", "boolean", "null"])]),
                .members([
                    "type": .string("array"), "minItems": .integer(1), "items": .reference("condition"),
                ]),
                .members([
                    "type": .string("object"), "minProperties": .integer(1), "properties": .object(orders + others),
                    "additionalProperties": .bool(false),
                ]),
            ])
        ])
    }

    private static var numberPattern: String { "^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,15})?$" }

    private static func literal(
        _ text: String, isPlain: Bool, _ node: YAMLNode, _ key: String, _ log: inout FaultLog
    ) -> ConditionTest? {
        guard isPlain else { return .equals(Array(text.utf8)) }
        switch text {
        case "null", "~": return .null
        case "", "Null", "NULL":
            log.report(
                node.place, "'\(key)' may mean no value or a text",
                cure: "write `null` for no value, or quote the text")
            return nil
        default: return .equals(Array(text.utf8))
        }
    }

    private static func alternatives(
        _ elements: [YAMLNode], _ node: YAMLNode, _ key: String, _ log: inout FaultLog
    ) -> ConditionTest? {
        guard !elements.isEmpty else {
            log.report(node.place, "'\(key)' is one of nothing, which never holds", cure: "list at least one value")
            return nil
        }
        let tests = elements.compactMap { test.read($0, key, &log) }
        return tests.count == elements.count ? .anyOf(tests) : nil
    }

    private static func comparisons(
        _ entries: [YAMLEntry], _ node: YAMLNode, _ key: String, _ log: inout FaultLog
    ) -> ConditionTest? {
        guard !entries.isEmpty else {
            log.report(node.place, "'\(key)' asks nothing", cure: "write for example `{ less-than: 18 }`")
            return nil
        }
        let tests = entries.compactMap { comparison($0, &log) }
        guard tests.count == entries.count else { return nil }
        return tests.count == 1 ? tests[0] : .allOf(tests)
    }

    private static func comparison(_ entry: YAMLEntry, _ log: inout FaultLog) -> ConditionTest? {
        if let order = NumberOrder(rawValue: entry.key) {
            return number.read(entry.value, entry.key, &log).map { .compares(order, bound: $0) }
        }
        switch entry.key {
        case "like":
            return RuleForm<String>.text.read(entry.value, entry.key, &log).map { .like(LikePattern($0), spelled: $0) }
        case "not": return test.read(entry.value, entry.key, &log).map { .not($0) }
        default:
            let known = NumberOrder.allCases.map { $0.rawValue } + ["like", "not"]
            log.report(
                entry.place, "unknown comparison '\(entry.key)'",
                cure: Suggestion.cure(for: entry.key, among: known))
            return nil
        }
    }

    private static var number: RuleForm<[UInt8]> {
        RuleForm<[UInt8]>("a decimal number", example: "18", schema: .anyText) { text in
            let bytes = Array(text.utf8)
            return DecimalText(bytes.span) == nil ? nil : bytes
        }
    }
}
