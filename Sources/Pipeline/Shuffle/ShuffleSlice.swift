internal import Masking
internal import Rules

/// Which rule of a dataset shuffles: the column's place and that of the rule among the column's own.
struct ShufflePlace: Hashable, Sendable {
    let column: Int
    let branch: Int
}

/// The values of one slice that fall to one rule, in their order.
struct ShuffleSlice: Sendable {
    var bytes: [UInt8] = []
    var lengths: [UInt32] = []
    /// The hash of each value, and of the value of its group's column.
    var hashes: [UInt64] = []
    var groups: [UInt64] = []

    /// What it holds in memory, in bytes.
    var heldBytes: Int { bytes.count + lengths.count * 4 + (hashes.count + groups.count) * 8 }

    /// Forgets the values and keeps the room.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        hashes.removeAll(keepingCapacity: true)
        groups.removeAll(keepingCapacity: true)
    }
}

extension ColumnBinding {
    /// The rules of the column that look at the whole dataset, by their places, each with the key's label.
    var shuffles: [(place: ShufflePlace, branch: Branch)] {
        branches.enumerated().filter { $0.element.descriptor.scope == .dataset }.map { index, branch in
            (ShufflePlace(column: ordinal, branch: index), branch)
        }
    }
}
