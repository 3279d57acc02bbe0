internal import Masking
internal import Records
internal import Rules

/// Puts together what the workers gathered in the first pass, slice after slice, and draws the new places.
struct ShuffleGatherer {
    /// The fewest different values of a group: of fewer, who knows the group knows the values.
    static let leastDistinct = 5
    /// The most bytes of values of one rule that stay in memory: 64 MiB.
    static let memoryLimit = 1 << 26

    /// The values of one rule.
    fileprivate struct Gathered {
        let branch: Branch
        var pool: ValuePool
        var offsets = [0]
        var slices: [Int: Range<Int>] = [:]
        /// The group of each value, its number by its hash, and the hashes of the first different values of each.
        var groups: [Int32] = []
        var numbers: [UInt64: Int32] = [:]
        var distinct: [Set<UInt64>] = []
    }

    private var rules: [ShufflePlace: Gathered]

    /// Nothing gathered yet for `columns`; values beyond the limit lie in the folder of `neighbour`.
    init(_ columns: [ColumnBinding], beside neighbour: String, memoryLimit: Int = Self.memoryLimit) {
        rules = Dictionary(
            uniqueKeysWithValues: columns.flatMap(\.shuffles).map { place, branch in
                (place, Gathered(branch: branch, pool: ValuePool(limit: memoryLimit, beside: neighbour)))
            })
    }

    /// Takes what was gathered of the slice `sequence`; slices come in order.
    mutating func add(_ gathered: [ShufflePlace: ShuffleSlice], of sequence: Int) throws(PipelineError) {
        for (place, slice) in gathered { try rules[place]?.add(slice, of: sequence) }
    }

    /// The columns with their values in new places, drawn by `keys`; throws where a group has too few different values.
    func shuffled(by keys: MaskKeys, in dataset: String) throws(PipelineError) -> ShuffledDataset {
        var shuffled = ShuffledDataset()
        for (place, gathered) in rules {
            let small = gathered.distinct.count { $0.count < Self.leastDistinct }
            guard small == 0 else { throw Self.refusal(gathered.branch, small, gathered.distinct.count, in: dataset) }
            guard gathered.groups.count <= Int(UInt32.max) else { throw Self.tooMany(gathered.branch) }
            shuffled.columns[place] = ShuffledColumn(
                gathered.pool, offsets: gathered.offsets,
                sources: KeyedPermutation(key: keys.subKey(gathered.branch)).sources(of: gathered.groups),
                slices: gathered.slices)
        }
        return shuffled
    }

    private static func refusal(_ branch: Branch, _ small: Int, _ all: Int, in dataset: String) -> PipelineError {
        let words =
            branch.group.map { group in
                "\(small) of \(all) groups by '\(SafeText.escaped(group.name))' have"
            } ?? "the column has"
        return .incomplete(
            "\(branch.place): \(SafeText.escaped(dataset)): \(words) fewer than \(leastDistinct) different values, so "
                + "that shuffling hides nothing; "
                + (branch.group == nil ? "use another method" : "group by a coarser column, or use another method")
                + "; nothing was published", status: .gate)
    }

    private static func tooMany(_ branch: Branch) -> PipelineError {
        .incomplete(
            "\(branch.place): more than 4,294,967,295 values cannot be shuffled; split the dataset",
            status: .limit)
    }
}

extension ShuffleGatherer.Gathered {
    mutating func add(_ slice: ShuffleSlice, of sequence: Int) throws(PipelineError) {
        let first = groups.count
        slices[sequence] = first..<(first + slice.lengths.count)
        var end = pool.count
        try pool.append(slice.bytes)
        for index in slice.lengths.indices {
            end += Int(slice.lengths[index])
            offsets.append(end)
            let number = number(of: slice.groups.isEmpty ? 0 : slice.groups[index])
            groups.append(number)
            if distinct[Int(number)].count < ShuffleGatherer.leastDistinct {
                distinct[Int(number)].insert(slice.hashes[index])
            }
        }
    }

    private mutating func number(of group: UInt64) -> Int32 {
        if let known = numbers[group] { return known }
        let number = Int32(truncatingIfNeeded: numbers.count)
        numbers[group] = number
        distinct.append([])
        return number
    }
}
