public import Records

/// What a verification found, and what it did not look at.
public struct VerifyReport: Sendable, Equatable {
    /// What became of the receipt.
    public enum ReceiptCheck: Sendable, Equatable {
        /// None was given: a rewrite by someone who recomputes the hashes would not show.
        case notGiven
        /// It is the newest run's.
        case matches
        /// It is that of an older run, or of a run before the store was pruned: it says nothing of the newest state.
        case older(run: Int)
        /// It is none of this store's.
        case differs
    }

    /// The store's path, as it was given.
    public var path: String
    /// Everything that is not what was written.
    public var findings: [VerifyFinding] = []
    /// What is in the file and was not looked at.
    public var notChecked: [String] = []
    /// What became of the receipt.
    public var receipt = ReceiptCheck.notGiven
    /// How many datasets there are, older runs' too.
    public var datasets = 0
    /// How many blocks they say they have.
    public var blocks = 0
    /// How many blocks were read, inflated and hashed.
    public var blocksRead = 0
    /// How many records these held.
    public var records = 0
    /// How many audit entries were read.
    public var entries = 0
    /// SHA-256 of the manifest, in hexadecimal; nil where it could not be rebuilt.
    public var manifestSHA256: String?

    /// A report in which nothing was checked yet.
    public init(path: String) { self.path = path }

    /// Whether every block was read, and everything was what was written.
    public var isVerified: Bool { findings.isEmpty && blocksRead == blocks && status != .unchecked }

    /// The exit status: 8 for findings, 14 where something else than an absent receipt was left unchecked.
    public var status: ExitStatus {
        if !findings.isEmpty || blocksRead != blocks { return .verification }
        if case .older = receipt { return .unchecked }
        return notChecked.isEmpty ? .done : .unchecked
    }

    /// The report for a terminal: the findings, what was not checked, and the verdict last.
    public var lines: [String] {
        var lines = findings.map(\.description)
        lines += notChecked.map { "\($0): not checked; bauta did not write it" }
        switch receipt {
        case .notGiven: lines.append("receipt: not checked; give the newest run's with --receipt")
        case .older(let run):
            lines.append("receipt: not checked; it is an older one, of run \(run); give the newest with --receipt")
        case .matches: lines.append("receipt: matches")
        case .differs: break
        }
        let extent =
            "\(datasets) datasets, \(blocksRead) of \(blocks) blocks, \(records) records, \(entries) audit entries"
        switch status {
        case .done: lines.append("verified: \(extent)")
        case .unchecked: lines.append("not everything was checked: \(extent)")
        default: lines.append("not verified: \(findings.count) findings in \(extent)")
        }
        return lines
    }

    /// The report as one JSON object.
    public var json: String {
        var object = JSONObject()
        object.add("store", path)
        object.add("verified", isVerified)
        object.add("status", Int(status.rawValue))
        object.add("datasets", datasets)
        object.add("blocks", blocks)
        object.add("blocks_read", blocksRead)
        object.add("records", records)
        object.add("audit_entries", entries)
        object.add("manifest_sha256", manifestSHA256)
        object.add("receipt", receiptWord)
        object.add("not_checked", json: JSONObject.array(notChecked.map(JSONText.quoted)))
        object.add("findings", json: JSONObject.array(findings.map(\.json)))
        return object.text
    }

    private var receiptWord: String {
        switch receipt {
        case .notGiven, .older: "not checked"
        case .matches: "matches"
        case .differs: "differs"
        }
    }
}

extension VerifyFinding {
    fileprivate var json: String {
        var object = JSONObject()
        object.add("dataset", dataset)
        object.add("block", block)
        object.add("first_record", records?.lowerBound)
        object.add("last_record", records?.upperBound)
        object.add("fault", fault)
        return object.text
    }
}
