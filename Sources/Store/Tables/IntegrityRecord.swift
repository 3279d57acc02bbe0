internal import Foundation
public import Records

/// What the check of a promise found: that values are unique, or that they refer to others.
///
/// A row of `bauta_schema` of the kind `integrity`, whose definition is a JSON object.
public struct IntegrityRecord: Sendable, Equatable {
    /// What is promised.
    public enum Kind: String, Sendable, Codable {
        /// No two records have the same values.
        case unique
        /// Some record of another dataset has the same values.
        case reference
    }

    /// What came of it.
    public enum Status: String, Sendable, Codable {
        /// It holds; a reference also where it is broken as often as it was in the source.
        case holds
        case broken
        case notChecked = "not-checked"
    }

    /// What is promised.
    public var kind: Kind
    /// The name of the key, or its columns.
    public var name: String
    /// The columns.
    public var columns: [String]
    /// Of a reference the dataset that it refers to.
    public var table: String?
    /// Of a reference the columns that it refers to.
    public var references: [String] = []
    /// What came of it.
    public var status = Status.notChecked
    /// How many records have no null in the columns.
    public var checked = 0
    /// How many of them have values that were there before, or that refer to no record.
    public var violations = 0
    /// The same in the source; nil where that was not counted.
    public var sourceViolations: Int?
    /// Why it was not checked, or not compared with the source.
    public var reason: String?

    /// A promise of `columns`, not checked yet.
    public init(_ kind: Kind, name: String, columns: [String]) {
        self.kind = kind
        self.name = name
        self.columns = columns
    }

    /// The word for such rows in `bauta_schema`.
    static let word = "integrity"

    /// The row for it.
    public var record: SchemaRecord {
        var object = JSONObject()
        addMembers(to: &object)
        return SchemaRecord(kind: Self.word, name: name, definition: object.text)
    }

    /// Adds everything but the name to a JSON object.
    public func addMembers(to object: inout JSONObject) {
        object.add("kind", kind.rawValue)
        object.add("columns", json: JSONObject.array(columns.map(JSONText.quoted)))
        if let table {
            object.add("table", table)
            object.add("references", json: JSONObject.array(references.map(JSONText.quoted)))
        }
        object.add("status", status.rawValue)
        object.add("checked", checked)
        object.add("violations", violations)
        object.add("source_violations", sourceViolations)
        if let reason { object.add("reason", reason) }
    }
}

extension IntegrityRecord {
    /// The members of a definition.
    private struct Definition: Decodable {
        let kind: Kind
        let columns: [String]
        let table: String?
        let references: [String]?
        let status: Status
        let checked: Int
        let violations: Int
        let sourceViolations: Int?
        let reason: String?

        private enum CodingKeys: String, CodingKey {
            case kind, columns, table, references, status, checked, violations, reason
            case sourceViolations = "source_violations"
        }
    }

    /// What the row `record` tells; nil where it is of another kind, or damaged.
    public init?(_ record: SchemaRecord) {
        guard record.kind == Self.word,
            let known = try? JSONDecoder().decode(Definition.self, from: Data(record.definition.utf8))
        else { return nil }
        self.init(known.kind, name: record.name, columns: known.columns)
        table = known.table
        references = known.references ?? []
        status = known.status
        checked = known.checked
        violations = known.violations
        sourceViolations = known.sourceViolations
        reason = known.reason
    }
}
