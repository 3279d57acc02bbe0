public import Records
public import Rules

/// What a run did: the summary that is printed, or written with `--summary`.
public struct RunReport: Sendable {
    /// One dataset's share.
    public struct Dataset: Sendable {
        /// The dataset's name.
        public var name: String
        /// The records staged.
        public var records: Int
        /// The records set aside.
        public var rejects: Int
        /// The bytes read, before inflating.
        public var sourceBytes: Int
        /// The sources as the store names them, with the bare SHA-256 of their bytes where it was asked for.
        public var sources: [(name: String, bytes: Int, sha256: [UInt8]?)]
        /// The blocks written.
        public var blocks: Int
        /// The bytes of the blocks before compression.
        public var plainBytes: Int
        /// The bytes of the blocks as stored.
        public var storedBytes: Int
        /// How long it took.
        public var duration: Duration
        /// The fields that were masked, and those that were kept or dropped.
        public var maskedFields: Int
        /// The values that a mask replaced.
        public var maskedValues: Int
    }

    /// The run's number in the store; nil for a dry run.
    public var run: Int?
    /// The manifest's SHA-256, in hex; nil for a dry run.
    public var receipt: String?
    /// The id of the key.
    public var keyID: String
    /// The datasets, in the order of the rule set.
    public var datasets: [Dataset] = []
    /// What the run noticed and did not stop for.
    public var findings: [Finding] = []
    /// What came of the keys that are declared unique or to refer to others.
    public var integrity: [IntegrityResult] = []
    /// How long the whole run took.
    public var duration: Duration = .zero

    /// What the run warns of, a line each.
    public var warnings: [String] { findings.warnings }

    /// What the rule set accepts of it, each id once.
    public var accepted: [Finding] { findings.accepted }

    /// The exit status of a run that ended like this.
    public var status: ExitStatus { datasets.contains { $0.rejects > 0 } ? .rejects : .done }

    /// The report as one JSON object.
    public func json() -> String {
        let list = datasets.map { dataset in
            let sources = dataset.sources.map { source in
                let digest = source.sha256.map { ",\"sha256\":\"\(HexText.string($0))\"" } ?? ""
                return "{\"name\":\(JSONText.quoted(source.name)),\"bytes\":\(source.bytes)\(digest)}"
            }
            return "{\"name\":\(JSONText.quoted(dataset.name)),\"records\":\(dataset.records),"
                + "\"rejects\":\(dataset.rejects),\"source_bytes\":\(dataset.sourceBytes),"
                + "\"sources\":[\(sources.joined(separator: ","))],\"blocks\":\(dataset.blocks),"
                + "\"plain_bytes\":\(dataset.plainBytes),\"stored_bytes\":\(dataset.storedBytes),"
                + "\"masked_fields\":\(dataset.maskedFields),\"masked_values\":\(dataset.maskedValues),"
                + "\"seconds\":\(Self.seconds(dataset.duration))}"
        }
        return "{\"run\":\(run.map(String.init) ?? "null"),\"receipt\":\(receipt.map(JSONText.quoted) ?? "null"),"
            + "\"key_id\":\(JSONText.quoted(keyID)),\"seconds\":\(Self.seconds(duration)),"
            + "\"status\":\(status.rawValue),\"datasets\":[\(list.joined(separator: ","))],"
            + "\"integrity\":[\(integrity.map(\.json).joined(separator: ","))],"
            + "\"warnings\":[\(warnings.map(JSONText.quoted).joined(separator: ","))],"
            + "\"accepted\":[\(accepted.map(Self.accepted).joined(separator: ","))]}"
    }

    private static func accepted(_ finding: Finding) -> String {
        var object = JSONObject()
        object.add("id", finding.id)
        object.add("reason", finding.accepted)
        return object.text
    }

    /// `duration` in seconds with three decimals.
    static func seconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let thousandths = String(attoseconds / 1_000_000_000_000_000)
        return "\(seconds)." + String(repeating: "0", count: max(0, 3 - thousandths.count)) + thousandths
    }
}

/// How far a run is, for a progress line.
public struct RunProgress: Sendable {
    /// The dataset that is run.
    public var dataset: String
    /// The inflated bytes masked so far.
    public var bytes: Int
    /// The size of the dataset's sources where all are plain files that are read as they are; else nil.
    public var totalBytes: Int?
    /// The records staged so far.
    public var records: Int
}
