/// A dataset of a run, as it begins.
public struct DatasetRecord: Sendable, Equatable {
    /// Its name, which is also its view's.
    public var name: String
    /// The format of its sources: `csv`, `tsv`, `json`, `jsonl`.
    public var format: String
    /// The staged columns, spelled as in the source; of a JSON dataset the paths that its view shows.
    public var columns: [String]
    /// When it is to be removed (ISO 8601); nil for never.
    public var expires: String?
    /// What it declares of its columns.
    public var schema: [SchemaRecord] = []

    /// Whether its records are JSON objects and not rows of values.
    public var isJSON: Bool { format == "jsonl" || format == "json" }

    /// A dataset of `columns`, which come from sources of `format`.
    public init(name: String, format: String, columns: [String], expires: String? = nil) {
        self.name = name
        self.format = format
        self.columns = columns
        self.expires = expires
    }
}

/// A source of a dataset, as it was found.
public struct SourceRecord: Sendable, Equatable {
    /// Its place among the dataset's sources, from 0.
    public var ordinal: Int
    /// Its name as the rule spells it, never an expanded path.
    public var name: String
    /// Its size in bytes, as it was read.
    public var bytes: Int
    /// The HMAC of its bytes under the sub-key `source`; nil where there is no key.
    public var fingerprint: [UInt8]?

    /// A source of `bytes` bytes.
    public init(ordinal: Int, name: String, bytes: Int, fingerprint: [UInt8]?) {
        self.ordinal = ordinal
        self.name = name
        self.bytes = bytes
        self.fingerprint = fingerprint
    }
}

/// What is known of a dataset when its last record is staged.
public struct DatasetEnd: Sendable {
    /// Its sources.
    public var sources: [SourceRecord]
    /// Its fields, dropped ones too.
    public var fields: [FieldRecord]
    /// How many of its records were set aside.
    public var rejects: Int
    /// What was declared of it while it was read, beside what its record says.
    public var schema: [SchemaRecord] = []

    /// The end of a dataset.
    public init(sources: [SourceRecord], fields: [FieldRecord], rejects: Int) {
        self.sources = sources
        self.fields = fields
        self.rejects = rejects
    }
}
