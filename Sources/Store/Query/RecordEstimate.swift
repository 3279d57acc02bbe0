/// What SQLite is told of a way to go over a table, so that it puts the right one outside in a join.
struct RecordEstimate: Equatable {
    /// How many bytes of blocks a session keeps that its queries come back to: 256 MiB.
    static let rememberedBytes = 256 << 20

    /// How many records one value of a column may have; nothing is known of that.
    private static let recordsPerValue = 10.0

    /// The work, in records that are gone over.
    private(set) var cost: Double
    /// The records that are left.
    private(set) var records: Double
    private let blocks: Double
    private let isRemembered: Bool

    /// The estimate for all records of a dataset.
    init(_ dataset: StoredDataset) {
        // No more than SQLite's own estimates tell apart, whatever a damaged row says.
        records = Double(min(max(dataset.records, 1), 1 << 50))
        cost = records
        blocks = Double(max(dataset.blocks, 1))
        isRemembered = dataset.plainBytes <= Self.rememberedBytes
    }

    /// Takes one more condition, on a column for which `overlap` of the blocks hold an average value.
    ///
    /// A value is found by an index over the records or by the blocks' ranges. Where the blocks are too many to be
    /// kept, each lookup inflates some of them.
    mutating func narrow(by comparison: Comparison, overlap: Double) {
        switch comparison {
        case .equal:
            let recordsPerBlock = max(cost, records) / blocks
            let touched = min(Self.recordsPerValue, max(1, overlap * blocks))
            records = min(records, Self.recordsPerValue)
            cost = min(cost, 20 + (isRemembered ? 0 : touched * recordsPerBlock))
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            records = max(1, records / 4)
            cost = max(1, cost * max(0.25, overlap))
        }
    }

    /// Of the blocks, the part that may hold the value with which the middle one begins.
    static func overlap(of ranges: [BlockRange?]) -> Double {
        let known = ranges.compactMap(\.self)
        guard !known.isEmpty else { return 1 }
        let probe = RecordConstraint(column: known[0].ordinal, comparison: .equal)
        let value = known[known.count / 2].minimum
        let excluded = known.count { probe.excludes($0, value) }
        return Double(ranges.count - excluded) / Double(ranges.count)
    }
}
