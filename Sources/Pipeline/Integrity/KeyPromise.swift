internal import Records
internal import Store

/// The columns of a dataset that make a key.
struct KeySide: Hashable, Sendable {
    /// The dataset.
    let dataset: String
    /// The columns' names.
    let columns: [String]
}

/// That a key is unique, or refers to another: declared by a dump or by the rules.
struct KeyPromise: Sendable {
    /// The dataset that promises it.
    let dataset: String
    /// What is promised.
    var record: IntegrityRecord
    /// Where its keys are: the dataset itself, and its partitions.
    var children: [KeySide]
    /// Where the keys are that it refers to.
    var parents: [KeySide] = []

    /// That the keys of `children` are unique.
    init(unique name: String?, _ columns: [String], of dataset: String, in children: [String]) {
        self.dataset = dataset
        record = IntegrityRecord(.unique, name: name ?? columns.joined(separator: ", "), columns: columns)
        self.children = children.map { KeySide(dataset: $0, columns: columns) }
    }

    /// That the keys of `children` are among those of the datasets `parents`, where their columns are `references`.
    init(reference: KeyPromise, to table: String, _ references: [String], in parents: [String]) {
        self = reference
        record.kind = .reference
        record.table = table
        record.references = references
        self.parents = parents.map { KeySide(dataset: $0, columns: references) }
    }

    /// The same, which is not checked because of `reason`.
    func unchecked(_ reason: String) -> KeyPromise {
        var promise = self
        promise.record.reason = reason
        return promise
    }

    /// Whether it says no more than `other`.
    func repeats(_ other: KeyPromise) -> Bool {
        children == other.children && parents == other.parents && record.kind == other.record.kind
    }

    /// What it collects: nothing where it is not checked.
    var sides: [KeySide] { record.reason == nil ? children + parents : [] }
}
