internal import Records

/// One place where a store is not what was written.
public struct VerifyFinding: Sendable, Equatable, CustomStringConvertible {
    /// The dataset's name and number; nil for what belongs to the whole store.
    public var dataset: String?
    /// The block's place in the dataset, from 0.
    public var block: Int?
    /// The first and last record of the block, counted from 1, as its row says.
    public var records: ClosedRange<Int>?
    /// What is wrong, without a value.
    public var fault: String

    /// A finding about the store, or about one dataset or block of it.
    public init(_ fault: String, dataset: String? = nil, block: Int? = nil, records: ClosedRange<Int>? = nil) {
        self.dataset = dataset
        self.block = block
        self.records = records
        self.fault = fault
    }

    /// The finding in one line, safe for a terminal.
    public var description: String {
        var place = dataset.map { SafeText.escaped($0) + ": " } ?? ""
        if let block {
            place += "block \(block)"
            if let records { place += " (records \(records.lowerBound) to \(records.upperBound))" }
            place += ": "
        }
        return place + fault
    }
}
