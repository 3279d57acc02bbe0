/// A run, as it begins.
public struct RunRecord: Sendable, Equatable {
    /// Its identifier (RFC 9562), lower case.
    public var uuid: String
    /// When it began (ISO 8601, UTC, milliseconds).
    public var started: String
    /// Whose data it masks; empty where the rules name nobody.
    public var tenant: String
    /// The name of the key; nil where no method needs one.
    public var keyID: String?
    /// The rule set's name.
    public var rulesName = ""
    /// SHA-256 of the rule set's bytes.
    public var rulesSHA256: [UInt8] = []
    /// The rules in JSON, with fingerprints for what could be an original.
    public var rulesOutline = ""
    /// The versions of the program and its libraries, in JSON.
    public var versions = ""

    /// A run for `tenant` that began at `started`.
    public init(uuid: String, started: String, tenant: String) {
        self.uuid = uuid
        self.started = started
        self.tenant = tenant
    }
}

/// A published run.
public struct StoredRun: Sendable, Equatable {
    /// Its number in the store, from 1.
    public var run: Int
    /// What it was when it began.
    public var record: RunRecord
    /// `published`.
    public var status: String
    /// When it was published (ISO 8601, UTC, milliseconds).
    public var finished: String
    /// SHA-256 of its manifest: the receipt.
    public var manifestSHA256: [UInt8]

    static let query = Schema.run.selection + " ORDER BY run"

    init(_ row: borrowing Statement) {
        run = row.integer(0)
        record = RunRecord(uuid: row.text(1), started: row.text(3), tenant: row.text(5))
        record.keyID = row.optionalText(6)
        record.rulesName = row.text(7)
        record.rulesSHA256 = row.bytes(8)
        record.rulesOutline = row.text(9)
        record.versions = row.text(10)
        status = row.text(2)
        finished = row.text(4)
        manifestSHA256 = row.bytes(11)
    }
}

/// What proves a run: kept elsewhere, it reveals a rewrite of the store.
public struct Receipt: Sendable, Equatable {
    /// The run's number in the store.
    public var run: Int
    /// SHA-256 of the manifest, in hexadecimal.
    public var manifestSHA256: String

    /// The receipt of `run`.
    public init(run: Int, manifestSHA256: String) {
        self.run = run
        self.manifestSHA256 = manifestSHA256
    }
}
