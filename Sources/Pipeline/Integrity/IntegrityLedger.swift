internal import Records
internal import Rules
internal import Store

/// Gathers the keys of a run's datasets, and checks them at the end.
struct IntegrityLedger {
    /// A dataset of the run.
    private struct Entry {
        let names: [String]
        let columns: [ColumnBinding]
        /// The columns in the JSON of its columns.
        let nested: [ColumnBinding]
        let tuples: [KeyTuple]
        /// The first of its piles, which are as many as its tuples.
        let firstPile: Int

        /// Its name in the store.
        var name: String { names[0] }
    }

    /// The keys that are collected; nil where nothing is checked.
    let catalog: KeyCatalog?
    private var entries: [Entry] = []
    private var places: [String: Int] = [:]
    private var masked: HashStore
    private var originals: HashStore
    private var leftOut: [KeyPromise] = []

    /// A ledger without datasets; masked keys beyond `limit` bytes lie beside `store`, where there is one.
    init(_ catalog: KeyCatalog?, limit: Int = HashStore.defaultLimit, beside store: String? = nil) {
        self.catalog = catalog
        masked = HashStore(limit: limit, beside: store)
        originals = HashStore(limit: limit, beside: nil)
    }

    /// Takes note of a dataset, unless it is known.
    @discardableResult
    mutating func begin(_ plan: DatasetPlan) -> Int {
        if let place = places[plan.rules.name] { return place }
        let tuples = plan.collection.tuples
        var first = 0
        for (index, _) in tuples.enumerated() {
            let pile = masked.addPile()
            _ = originals.addPile()
            if index == 0 { first = pile }
        }
        let names = catalog?.names(of: plan.rules) ?? [plan.rules.name]
        let columns = plan.shape.columns
        let nested = columns.flatMap { $0.withNested.dropFirst() }
        entries.append(Entry(names: names, columns: columns, nested: nested, tuples: tuples, firstPile: first))
        places[plan.rules.name] = entries.count - 1
        return entries.count - 1
    }

    /// Takes the keys of a block of the dataset that `plan` describes.
    mutating func add(_ keys: [TupleHashes], of plan: DatasetPlan) throws(PipelineError) {
        if keys.isEmpty { return }
        let entry = entries[begin(plan)]
        for (index, hashes) in keys.enumerated() {
            try masked.append(hashes.masked, to: entry.firstPile + index)
            try originals.append(hashes.originals, to: entry.firstPile + index)
        }
    }

    /// Takes note of what is promised and cannot be checked because of `reason`.
    mutating func leaveOut(_ promises: [KeyPromise], _ reason: String) {
        leftOut += promises.map { $0.unchecked($0.record.reason ?? reason) }
    }

    /// What came of all promises, stored with their datasets where there is a store.
    mutating func results(into writer: inout StagingWriter?) throws -> [IntegrityResult] {
        let results = try results()
        for entry in entries {
            let own = results.filter { $0.dataset == entry.name }.map(\.record.record)
            if !own.isEmpty { try writer?.append(own, to: entry.name) }
        }
        return results
    }

    /// What came of all promises, dataset by dataset.
    mutating func results() throws(PipelineError) -> [IntegrityResult] {
        if catalog == nil { return [] }
        let declared = (catalog?.declared ?? []) + leftOut
        var results: [IntegrityResult] = []
        for entry in entries {
            let own = declared.filter { $0.dataset == entry.name }
            let ruled = promises(of: entry).filter { promise in !own.contains { promise.repeats($0) } }
            for promise in own + ruled {
                results.append(IntegrityResult(dataset: entry.name, record: try check(promise)))
            }
        }
        return results
    }
}

extension IntegrityLedger {
    /// What the rules promise of a dataset.
    private func promises(of entry: Entry) -> [KeyPromise] {
        entry.columns.flatMap { promises(of: $0, in: entry.name) }
            + entry.nested.flatMap { promises(of: $0, in: entry.name) }.map { $0.unchecked(IntegrityReason.inJSON) }
    }

    private func promises(of column: ColumnBinding, in dataset: String) -> [KeyPromise] {
        if column.isDropped { return [] }
        let own = KeyPromise(unique: nil, [column.name], of: dataset, in: [dataset])
        return (column.unique ? [own] : []) + [column.references].compactMap { $0.map { reference($0, own) } }
    }

    /// That the keys of `own` refer to `reference`, as the rules spell it.
    private func reference(_ reference: String, _ own: KeyPromise) -> KeyPromise {
        let targets = entries.flatMap { entry in
            entry.names.filter { reference.hasPrefix($0 + ".") }.map { (entry: entry.name, named: $0) }
        }
        guard let longest = targets.map(\.named).max(by: { $0.utf8.count < $1.utf8.count }) else {
            return KeyPromise(reference: own, to: reference, [], in: []).unchecked(IntegrityReason.noTarget)
        }
        let column = String(reference.dropFirst(longest.count + 1))
        let parents = targets.filter { $0.named == longest }.map(\.entry)
        return KeyPromise(reference: own, to: longest, [column], in: parents)
    }

    /// What came of a promise.
    private mutating func check(_ promise: KeyPromise) throws(PipelineError) -> IntegrityRecord {
        var record = promise.record
        if record.reason != nil { return record }
        let children = promise.children.map { pile(of: $0) }
        let parents = promise.parents.map { pile(of: $0) }
        guard !(children + parents).contains(nil) else {
            record.reason = IntegrityReason.notStaged
            return record
        }
        guard !masked.isDropped else {
            record.reason = IntegrityReason.memory
            return record
        }
        let (own, others) = (children.compactMap(\.self), parents.compactMap(\.self))
        record.take(try Self.count(record.kind, own, others, in: &masked))
        if originals.isDropped {
            record.reason = IntegrityReason.sourceMemory
        } else {
            record.sourceViolations = try Self.count(record.kind, own, others, in: &originals).violations
        }
        record.judge()
        return record
    }

    private func pile(of side: KeySide) -> Int? {
        guard let place = places[side.dataset] else { return nil }
        let entry = entries[place]
        return entry.tuples.firstIndex { $0.columns == side.columns }.map { entry.firstPile + $0 }
    }

    private static func count(
        _ kind: IntegrityRecord.Kind, _ children: [Int], _ parents: [Int], in store: inout HashStore
    ) throws(PipelineError) -> KeyCount {
        let merge = try store.merge(children)
        switch kind {
        case .unique: return try merge.repeats()
        case .reference: return try merge.orphans(of: try store.merge(parents))
        }
    }
}

extension IntegrityRecord {
    fileprivate mutating func take(_ count: KeyCount) {
        checked = count.checked
        violations = count.violations
    }

    /// A reference may be broken as often as it was; what shall be unique may not.
    fileprivate mutating func judge() {
        let allowed = kind == .reference ? sourceViolations ?? 0 : 0
        status = violations > allowed ? .broken : .holds
    }
}
