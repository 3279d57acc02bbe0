internal import Records

/// Hashes the keys of a slice's records, before and after masking; owned by one worker.
struct KeyCollector {
    private let tuples: [KeyTuple]
    private let hasher: KeyHasher
    private var collected: [TupleHashes] = []
    /// The hashes of one key in the records that are worked on.
    private var hashes: [KeyHash] = []

    /// A collector of `collection`; nil where there is nothing to collect.
    init?(_ collection: KeyCollection) {
        if collection.tuples.isEmpty { return nil }
        tuples = collection.tuples
        hasher = collection.hasher
    }

    /// Begins a slice of `records` records.
    mutating func begin(records: Int) {
        collected = tuples.map { _ in TupleHashes() }
        for index in collected.indices {
            collected[index].masked.reserveCapacity(records)
            collected[index].originals.reserveCapacity(records)
        }
    }

    /// Takes the records of `batch` that are worked on.
    mutating func note(_ batch: RecordBatch, masked: MaskedValues, columns staged: [StagedColumn?]) {
        for (slot, tuple) in tuples.enumerated() {
            if batch.isTable {
                hashMasked(tuple, batch, masked, staged)
            } else {
                hashOccurrences(tuple, batch, masked, staged)
            }
            Self.append(hashes, to: &collected[slot].masked)
            // What is kept is hashed already.
            let isKept = batch.isTable && tuple.ordinals.allSatisfy { staged[$0]?.isMasked == false }
            for (place, ordinal) in tuple.ordinals.enumerated() where !isKept {
                add(batch.fields.span, batch.fields(of: ordinal), of: batch.bytes.span, isFirst: place == 0)
            }
            Self.append(hashes, to: &collected[slot].originals)
        }
    }

    /// What was taken since `begin`, key by key.
    mutating func take() -> [TupleHashes] {
        defer { collected = [] }
        return collected
    }

    private mutating func hashMasked(
        _ tuple: KeyTuple, _ batch: RecordBatch, _ masked: MaskedValues, _ staged: [StagedColumn?]
    ) {
        hashes.removeAll(keepingCapacity: true)
        for (place, ordinal) in tuple.ordinals.enumerated() {
            guard let column = staged[ordinal] else { return hashes.removeAll(keepingCapacity: true) }
            let places = ColumnFields(first: column.first, stride: column.stride, count: batch.current.count)
            if column.isMasked {
                add(masked.fields.span, places, of: masked.bytes.span, isFirst: place == 0)
            } else {
                add(batch.fields.span, places, of: batch.bytes.span, isFirst: place == 0)
            }
        }
    }

    /// Of JSON every value at the path is a key by itself.
    private mutating func hashOccurrences(
        _ tuple: KeyTuple, _ batch: RecordBatch, _ masked: MaskedValues, _ staged: [StagedColumn?]
    ) {
        hashes.removeAll(keepingCapacity: true)
        guard let ordinal = tuple.ordinals.first, let column = staged[ordinal] else { return }
        let fields = batch.fields(of: ordinal)
        for index in 0..<fields.count {
            let original = batch.fields[fields.first + index * fields.stride]
            let field = column.isMasked ? masked.fields[column.first + index * column.stride] : original
            if field.isKept {
                hashes.append(Self.hash(original, of: batch.bytes.span, hasher))
            } else {
                hashes.append(Self.hash(field, of: column.isMasked ? masked.bytes.span : batch.bytes.span, hasher))
            }
        }
    }

    /// Hashes the column at `places`: the first of a key anew, the others together with those before.
    ///
    /// A loop over all values, in which nothing is a call.
    private mutating func add(
        _ fields: Span<Field>, _ places: ColumnFields, of bytes: Span<UInt8>, isFirst: Bool
    ) {
        let hasher = hasher
        if isFirst {
            hashes.removeAll(keepingCapacity: true)
            hashes.append(contentsOf: repeatElement(.none, count: places.count))
        }
        var room = hashes.mutableSpan
        var place = places.first
        for index in 0..<min(places.count, room.count) {
            let hash = Self.hash(fields[place], of: bytes, hasher)
            place &+= places.stride
            if isFirst {
                room[index] = hash
            } else if room[index] != .none {
                room[index] = hash == .none ? .none : hasher.combine(room[index], hash)
            }
        }
    }

    /// The hash of a value, its place in `bytes`; none where there is no value.
    @inline(__always)
    private static func hash(_ field: Field, of bytes: borrowing Span<UInt8>, _ hasher: KeyHasher) -> KeyHash {
        field.isNull || field.isInvalid ? .none : hasher.hash(bytes, in: field.range)
    }

    private static func append(_ hashes: [KeyHash], to list: inout [KeyHash]) {
        for hash in hashes where hash != .none { list.append(hash) }
    }
}
