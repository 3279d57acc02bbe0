internal import Records

/// What the columns of one batch found wrong with its records.
struct BatchFaults {
    /// The first record that ends the run, and why.
    private(set) var fatal: (record: Int, reason: RejectReason)?
    /// The records to set aside, and why: the first reason of each.
    private(set) var rejected: [Int: RejectReason] = [:]

    /// Why the batch could not be worked on at all.
    private(set) var breakdown: PipelineError?

    /// The paths in the JSON of columns that no rule names, where they are gathered.
    private(set) var unlistedPaths: Set<String> = []
    /// Whether such a path is gathered instead of ending the run.
    let gathersUnlisted: Bool

    /// No faults yet.
    init(gathersUnlisted: Bool = false) {
        self.gathersUnlisted = gathersUnlisted
    }

    /// Ends the run at `record`, unless an earlier record does.
    mutating func fail(_ record: Int, _ reason: RejectReason) {
        if let fatal, fatal.record <= record { return }
        fatal = (record, reason)
    }

    /// Ends the run with `error`, which belongs to no record.
    mutating func breakOff(_ error: PipelineError) { breakdown = breakdown ?? error }

    /// Sets `record` aside.
    mutating func reject(_ record: Int, _ reason: RejectReason) {
        if rejected[record] == nil { rejected[record] = reason }
    }

    /// Ends the run at `record`, which has a value at a path that no rule names, or gathers that path.
    mutating func meet(unlisted path: String, _ record: Int) {
        if gathersUnlisted {
            unlistedPaths.insert(path)
        } else {
            fail(record, .unlistedPath(path))
        }
    }

    /// Takes over the faults of values whose records are those in `owners`.
    mutating func add(_ other: BatchFaults, owners: [Int]) {
        if let fatal = other.fatal { fail(owners[fatal.record], fatal.reason) }
        for (value, reason) in other.rejected { reject(owners[value], reason) }
        unlistedPaths.formUnion(other.unlistedPaths)
    }

    /// Forgets everything.
    mutating func removeAll() {
        fatal = nil
        breakdown = nil
        rejected.removeAll(keepingCapacity: true)
        unlistedPaths.removeAll()
    }
}
