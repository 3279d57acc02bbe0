/// Rewrites a store without its older runs, as a run would publish it.
///
/// Of each dataset the newest runs stay, so the newest run always does. The audit trail stays whole: the entries of
/// runs that go hold hashes and no values, and a chain with a gap would prove nothing. An entry of its own, which
/// tells of the newest run, ends it, and the SHA-256 of the new manifest becomes that run's receipt.
public struct StorePruning: Sendable {
    /// The store's path.
    public let path: String
    /// How many runs of each dataset stay, at least one.
    public let keepRuns: Int

    /// What was done.
    public struct Outcome: Sendable, Equatable {
        /// The datasets that went.
        public var removed: [StoredDataset]
        /// The newest run's receipt, which vouches for what is left.
        public var receipt: Receipt
    }

    /// A pruning of the store at `path`, of which `keepRuns` runs of each dataset stay.
    public init(path: String, keepRuns: Int) {
        self.path = path
        self.keepRuns = keepRuns
    }

    /// The datasets that would go, by name, and of a name the newest first; nothing is written.
    ///
    /// Refuses what a pruning refuses before it writes, but for a lock that another run holds.
    public func candidates() throws(StoreError) -> [StoredDataset] {
        guard try TargetFile.canReplace(path) else { throw .absent(path: path) }
        return carryOver.parted(try PreviousStore(path: path).datasets).leaving
    }

    /// Rewrites the store at `time` (ISO 8601, UTC, milliseconds); nil, with the file untouched, where nothing goes.
    ///
    /// It calls `goOn` before each block, and ends with the error that this throws.
    public func run(
        time: String, goOn: @escaping @Sendable () throws(StoreError) -> Void = {}
    ) throws(StoreError) -> Outcome? {
        // Looked at without the lock first: where nothing goes, nothing is written beside the store either.
        guard !(try candidates().isEmpty) else { return nil }
        let target = try TargetFile(path: path)
        guard target.exists else { throw .absent(path: path) }
        let previous = try PreviousStore(path: path)
        var carryOver = carryOver
        carryOver.goOn = goOn
        let removed = carryOver.parted(previous.datasets).leaving
        guard !removed.isEmpty else { return nil }
        let run = previous.lastNumbers().run
        var draft = try StoreDraft(target, previous: previous)
        try draft.carryOver(carryOver)
        let receipt = try draft.publish(event(of: removed), run: run, time: time)
        return Outcome(removed: removed, receipt: receipt)
    }

    private var carryOver: CarryOver { CarryOver(keepRuns: keepRuns, filled: []) }

    /// The audit entry: how many runs stay, and by number the datasets that went.
    private func event(of removed: [StoredDataset]) -> AuditEvent {
        var event = AuditEvent("runs-pruned")
        event.add("keep_runs", keepRuns)
        event.add("datasets", removed.map(\.dataset).sorted().map(String.init).joined(separator: " "))
        return event
    }
}
