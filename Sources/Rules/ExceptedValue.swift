internal import Masking

/// A value that a mask lets pass, and why.
public struct ExceptedValue: Sendable, Equatable {
    /// The value as the rule set spells it.
    public let value: String
    /// Why it passes.
    public let reason: String
}

extension [ExceptedValue] {
    /// The exceptions as JSON, their values as `spelling` gives them.
    func json(_ spelling: (String) -> String) -> JSONValue {
        .object(map { JSONValue.Member(name: spelling($0.value), value: .string($0.reason)) })
    }

    /// The exceptions as compact JSON, for who may see the rules: `{"info@example.com":"our own address"}`.
    public var outline: String { json { $0 }.compact }
}

/// How exceptions are written.
extension RuleForm where Value == [ExceptedValue] {
    /// A map of values to reasons.
    static var exceptions: RuleForm {
        let schema = JSONValue.members([
            "type": .string("object"), "minProperties": .integer(1), "additionalProperties": .nonEmptyText,
            "propertyNames": .members(["minLength": .integer(1)]),
        ])
        return RuleForm(schema: schema) { node, key, log in
            guard let entries = node.namedEntries(key, &log) else { return nil }
            if entries.isEmpty {
                log.report(node.place, "'\(key)' names no value", cure: "write `VALUE: REASON`, or remove it")
            }
            return entries.compactMap { entry in
                // Neither the value nor what stands beside it goes into a message.
                guard let text = entry.value.text, !entry.value.isBlank, let reason = AttributeKeys.stated(text) else {
                    log.report(entry.place, "a value of '\(key)' passes without a reason", cure: "write why")
                    return nil
                }
                return ExceptedValue(value: entry.key, reason: reason)
            }
        }
    }
}
