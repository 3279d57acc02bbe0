internal import Records

/// What the columns of one batch found wrong with its records.
struct BatchFaults {
    /// The first record that ends the run, and why.
    private(set) var fatal: (record: Int, reason: RejectReason)?
    /// The records to set aside, and why: the first reason of each.
    private(set) var rejected: [Int: RejectReason] = [:]

    /// Ends the run at `record`, unless an earlier record does.
    mutating func fail(_ record: Int, _ reason: RejectReason) {
        if let fatal, fatal.record <= record { return }
        fatal = (record, reason)
    }

    /// Sets `record` aside.
    mutating func reject(_ record: Int, _ reason: RejectReason) {
        if rejected[record] == nil { rejected[record] = reason }
    }

    /// Forgets everything.
    mutating func removeAll() {
        fatal = nil
        rejected.removeAll(keepingCapacity: true)
    }
}
