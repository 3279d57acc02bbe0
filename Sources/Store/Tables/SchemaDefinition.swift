internal import Foundation
internal import Records

/// What a row of `bauta_schema` says of an object of a database: the members of its JSON.
struct SchemaDefinition {
    private let members: [String: SchemaMember]

    /// The members of `json`; nil where it is no object.
    init?(_ json: String) {
        guard let members = try? JSONDecoder().decode([String: SchemaMember].self, from: Data(json.utf8)) else {
            return nil
        }
        self.members = members
    }

    private init(_ members: [String: SchemaMember]) { self.members = members }

    /// The text called `name`.
    func text(_ name: String) -> String? {
        if case .text(let text)? = members[name] { text } else { nil }
    }

    /// The whole number called `name`.
    func number(_ name: String) -> Int? {
        if case .number(let number)? = members[name] { number } else { nil }
    }

    /// Whether the member `name` is there and true.
    func isTrue(_ name: String) -> Bool {
        if case .truth(true)? = members[name] { true } else { false }
    }

    /// The texts of the array called `name`; none where there is no such array.
    func texts(_ name: String) -> [String] {
        if case .texts(let texts)? = members[name] { texts } else { [] }
    }

    /// The object called `name`.
    func object(_ name: String) -> SchemaDefinition? {
        if case .object(let members)? = members[name] { SchemaDefinition(members) } else { nil }
    }

    /// The name that the object spells.
    var tableName: TableName? {
        text("name").map { TableName($0, schema: text("schema"), database: text("database")) }
    }

    /// The part of a definition called `name`.
    func fragment(_ name: String) -> SQLFragment? {
        text(name).map {
            SQLFragment($0, holdsLiteral: isTrue("\(name)_literal"), names: texts("\(name)_names"))
        }
    }
}

/// A member of a definition.
private enum SchemaMember: Decodable {
    case text(String)
    case number(Int)
    case truth(Bool)
    case texts([String])
    case object([String: SchemaMember])
    /// What no program up to this one writes.
    case unknown

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let truth = try? value.decode(Bool.self) {
            self = .truth(truth)
        } else if let number = try? value.decode(Int.self) {
            self = .number(number)
        } else if let texts = try? value.decode([String].self) {
            self = .texts(texts)
        } else if let members = try? value.decode([String: SchemaMember].self) {
            self = .object(members)
        } else {
            self = .unknown
        }
    }
}

extension JSONObject {
    /// Adds a text where there is one.
    mutating func addText(_ name: String, _ text: String?) {
        if let text, !text.isEmpty { add(name, text) }
    }

    /// Adds a truth value where it is true.
    mutating func addTruth(_ name: String, _ isTrue: Bool) {
        if isTrue { add(name, true) }
    }

    /// Adds an array of texts where there are any.
    mutating func addTexts(_ name: String, _ texts: [String]) {
        if !texts.isEmpty { add(name, json: Self.array(texts.map(JSONText.quoted))) }
    }

    /// Adds the parts of a table's name.
    mutating func addParts(of name: TableName) {
        if let database = name.database { add("database", database) }
        if let schema = name.schema { add("schema", schema) }
        add("name", name.name)
    }

    /// Adds the name of another object where there is one.
    mutating func addName(_ name: String, _ other: TableName?) {
        guard let other else { return }
        var object = JSONObject()
        object.addParts(of: other)
        add(name, json: object.text)
    }

    /// Adds a part of a definition where there is one, with what is known of it.
    mutating func addFragment(_ name: String, _ fragment: SQLFragment?) {
        guard let fragment else { return }
        add(name, fragment.text)
        addTruth("\(name)_literal", fragment.holdsLiteral)
        addTexts("\(name)_names", fragment.names)
    }
}
