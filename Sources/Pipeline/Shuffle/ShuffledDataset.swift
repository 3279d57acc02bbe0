internal import Masking
internal import Records
internal import Rules

/// The values of a dataset's shuffled columns, as the second pass gives them out.
struct ShuffledDataset: Sendable {
    /// The columns, by the rules that shuffle them.
    var columns: [ShufflePlace: ShuffledColumn] = [:]
}

/// The values of one rule, and which of them each place gets; shared by all workers, which only read it.
final class ShuffledColumn: Sendable {
    private let pool: ValuePool
    /// Where each value begins, and where the last one ends.
    private let offsets: [Int]
    private let sources: [UInt32]
    /// The place of the first value of each slice, and how many values it has.
    private let slices: [Int: Range<Int>]

    /// A column without values.
    convenience init() {
        self.init(ValuePool(limit: 0, beside: ""), offsets: [0], sources: [], slices: [:])
    }

    /// The values of `pool` between `offsets`, of which the place `i` gets the one at `sources[i]`.
    init(_ pool: ValuePool, offsets: [Int], sources: [UInt32], slices: [Int: Range<Int>]) {
        self.pool = pool
        self.offsets = offsets
        self.sources = sources
        self.slices = slices
    }

    /// Appends the value for the place `index` of the slice `sequence`; false where the first pass met none there.
    func give(_ index: Int, of sequence: Int, into output: inout [UInt8]) throws(PipelineError) -> Bool {
        guard let slice = slices[sequence], index < slice.count else { return false }
        let source = Int(sources[slice.lowerBound + index])
        try pool.read(offsets[source + 1] - offsets[source], at: offsets[source], into: &output)
        return true
    }
}
