/// The columns of a key, as a dataset has them.
struct KeyTuple: Hashable, Sendable {
    /// Their names.
    let columns: [String]
    /// Their places among the dataset's columns.
    let ordinals: [Int]
}

/// The keys of a dataset that are collected for the check.
struct KeyCollection: Sendable {
    /// The keys; none where nothing is to be checked.
    var tuples: [KeyTuple] = []
    /// Hashes them: the same for all datasets of a run.
    var hasher = KeyHasher()
}

/// The hashes of one key, in the order of the records; records with a null in it are left out.
struct TupleHashes: Sendable {
    /// Of the masked values.
    var masked: [KeyHash] = []
    /// Of the values as they came.
    var originals: [KeyHash] = []

    /// What they hold in memory, in bytes.
    var heldBytes: Int { (masked.count + originals.count) * MemoryLayout<KeyHash>.stride }
}
