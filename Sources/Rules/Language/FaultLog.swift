/// The faults of a rule set, collected while it is read: one mistake does not hide the next.
struct FaultLog {
    /// The most faults that are told; nobody reads more.
    static let maximumFaults = 1000

    /// What is wrong so far.
    private(set) var faults: [RuleFault] = []

    /// Whether no more faults are noted.
    var isFull: Bool { faults.count >= Self.maximumFaults }

    /// Notes what is wrong at `place` and what would be right.
    mutating func report(_ place: RulePlace, _ problem: @autoclosure () -> String, cure: @autoclosure () -> String) {
        if !isFull { faults.append(RuleFault(place, problem(), cure: cure())) }
    }

    /// Notes a fault that was thrown.
    mutating func report(_ fault: RuleFault) {
        if !isFull { faults.append(fault) }
    }

    /// The value of `body`, or nil with its fault noted.
    mutating func attempt<Value>(_ body: () throws(RuleFault) -> Value) -> Value? {
        do {
            return try body()
        } catch {
            report(error)
            return nil
        }
    }

    /// Throws what was found, in the order of the files and their lines.
    func throwIfAny(order files: [String]) throws(RuleError) {
        guard !faults.isEmpty else { return }
        let sorted = faults.enumerated().sorted { left, right in
            rank(left.element, left.offset, files).lexicographicallyPrecedes(rank(right.element, right.offset, files))
        }
        throw .invalid(sorted.map { $0.element })
    }

    private func rank(_ fault: RuleFault, _ offset: Int, _ files: [String]) -> [Int] {
        [files.firstIndex(of: fault.place.file) ?? files.count, fault.place.line, fault.place.column, offset]
    }
}
