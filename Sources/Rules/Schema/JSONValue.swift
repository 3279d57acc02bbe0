internal import Records

/// A JSON value whose objects keep their order: the schema and the outline of a rule set are made of it.
indirect enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// A name and its value.
    struct Member: Sendable, Equatable {
        let name: String
        let value: JSONValue
    }

    /// The members of an object, or none.
    static func members(_ pairs: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(pairs.map { Member(name: $0.key, value: $0.value) })
    }

    /// An array of strings.
    static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

    /// An object of those members that have a value.
    static func present(_ pairs: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(pairs.compactMap { pair in pair.value.map { Member(name: pair.key, value: $0) } })
    }

    /// The value as JSON text without blanks.
    var compact: String {
        var text = ""
        write(to: &text, margin: nil)
        return text
    }

    /// The value as JSON text of many lines, two blanks a level.
    var indented: String {
        var text = ""
        write(to: &text, margin: "\n")
        return text + "\n"
    }

    private func write(to text: inout String, margin: String?) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .string(let value): text += JSONText.quoted(value)
        case .array(let elements) where elements.isEmpty: text += "[]"
        case .object(let members) where members.isEmpty: text += "{}"
        case .array(let elements):
            Self.enclose(("[", "]"), elements, in: &text, margin: margin) { element, text, margin in
                element.write(to: &text, margin: margin)
            }
        case .object(let members):
            Self.enclose(("{", "}"), members, in: &text, margin: margin) { member, text, margin in
                text += JSONText.quoted(member.name) + (margin == nil ? ":" : ": ")
                member.value.write(to: &text, margin: margin)
            }
        }
    }

    private static func enclose<Element>(
        _ brackets: (open: String, close: String), _ elements: [Element], in text: inout String, margin: String?,
        each: (Element, inout String, String?) -> Void
    ) {
        let inner = margin.map { $0 + "  " }
        text += brackets.open
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            text += inner ?? ""
            each(element, &text, inner)
        }
        text += (margin ?? "") + brackets.close
    }
}
