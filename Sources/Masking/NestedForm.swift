/// A form of text that holds values.
public enum NestedForm: Sendable, Equatable {
    /// JSON.
    case json
    /// An array, as PostgreSQL or JSON writes one.
    case array
    /// PostgreSQL's hstore.
    case hstore
    /// What PHP's serialize() writes.
    case php

    /// What text of the form is, for messages.
    public var noun: String {
        switch self {
        case .json: "JSON"
        case .array: "an array"
        case .hstore: "an hstore"
        case .php: "PHP's serialization"
        }
    }
}
