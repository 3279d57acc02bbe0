public import Records

/// What was done to one field of a dataset, and how often: texts are nil where they do not apply.
public struct FieldRecord: Sendable, Equatable {
    /// Its place among the dataset's fields, from 0.
    public var ordinal: Int
    /// Its column's name or path.
    public var path: String
    /// The mask that it shares with other fields, `mask:NAME`, or its own, `column:DATASET.PATH`.
    public var mask: String?
    /// The method's name.
    public var method: String?
    /// The method's parameters as JSON, with fingerprints for what could be an original.
    public var parameters: String?
    /// The method's technique (ISO/IEC 20889).
    public var technique: String?
    /// The rule's class: direct, quasi, sensitive, free-text or none.
    public var sensitivity: String?
    /// The rule's category.
    public var category: String?
    /// Why it is kept.
    public var reason: String?
    /// The name of the key.
    public var keyID: String?
    /// What happened to its values.
    public var counts = FieldCounts()
    /// An estimate of how many different masked values it has.
    public var distinctEstimate: Int?

    /// A field of which nothing else is known yet.
    public init(ordinal: Int, path: String) {
        self.ordinal = ordinal
        self.path = path
    }
}
