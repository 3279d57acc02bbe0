internal import Records
internal import Rules
internal import Store

/// Finds between which values the columns of a block lie, so that a query can skip it.
struct RangeFinder {
    /// A column of the view.
    private struct Shown {
        /// Its place among the view's columns.
        let ordinal: Int
        /// Its place among the batch's.
        let column: Int
    }

    private let shown: [Shown]
    /// What was noted of each of them since the last `begin`.
    private var bounds: [ValueBounds] = []

    /// A finder for the columns that the view of a dataset shows.
    ///
    /// Of JSON a column is left out if other rules hold in it: then it may hold objects, which are no values.
    init(_ shape: RecordShape) {
        let others = shape.listedPaths
        shown = shape.shown.enumerated().compactMap { ordinal, column in
            let path = others[column.ordinal]
            let holdsOthers = path.map { path in others.values.contains { $0.canLead(through: path) } } ?? false
            return holdsOthers ? nil : Shown(ordinal: ordinal, column: column.ordinal)
        }
    }

    /// Forgets what was noted.
    mutating func begin() {
        bounds.removeAll(keepingCapacity: true)
        bounds.append(contentsOf: repeatElement(ValueBounds(), count: shown.count))
    }

    /// The ranges of all staged values that were noted; a column without one is left out.
    ///
    /// So is one with half of a surrogate pair in a value: readers show another character in its place.
    var ranges: [BlockRange] {
        zip(shown, bounds).compactMap { shown, bounds in
            bounds.values.map { BlockRange(ordinal: shown.ordinal, minimum: $0.minimum, maximum: $0.maximum) }
        }
    }

    /// Notes the staged values of the records of `batch` that are worked on.
    mutating func note(_ batch: RecordBatch, masked: MaskedValues, columns staged: [StagedColumn?]) {
        guard batch.isTable else { return noteObjects(batch, masked, staged) }
        let count = batch.current.count
        for (slot, shown) in shown.enumerated() {
            guard let column = staged[shown.column] else { continue }
            if column.isMasked {
                note(column, count, masked.fields.span, masked.bytes.span, in: &bounds[slot])
            } else {
                note(column, count, batch.fields.span, batch.bytes.span, in: &bounds[slot])
            }
        }
    }

    private func note(
        _ column: StagedColumn, _ count: Int, _ fields: Span<Field>, _ text: Span<UInt8>,
        in bounds: inout ValueBounds
    ) {
        // The hexadecimal digits of bytes are not worth it.
        if column.type == .binary { return }
        // Numbers and texts side by side have no order that a query could use.
        if column.type == .dynamic, !column.isMasked { return bounds.spoil() }
        let places = ColumnFields(first: column.first, stride: column.stride, count: count)
        guard column.type == .integer else { return bounds.note(fields, places, of: text) }
        var place = places.first
        for _ in 0..<count {
            let field = fields[place]
            place &+= places.stride
            // Where the spelling is not canonical the block has a text.
            if !field.isNull { bounds.note(CanonicalInteger.canonical(text, in: field.range)) }
        }
    }

    private mutating func noteObjects(_ batch: RecordBatch, _ masked: MaskedValues, _ staged: [StagedColumn?]) {
        var slots = [Int?](repeating: nil, count: staged.count)
        for (slot, shown) in shown.enumerated() { slots[shown.column] = slot }
        var places = staged.map { $0?.first ?? 0 }
        for occurrence in batch.occurrences {
            let index = Int(occurrence.column)
            guard let column = staged[index] else { continue }
            let place = places[index]
            places[index] = place &+ column.stride
            guard let slot = slots[index] else { continue }
            let isMasked = column.isMasked && !masked.fields[place].isKept
            let field = isMasked ? masked.fields[place] : occurrence.field
            if batch.holdsSurrogates, Self.holdsSurrogate(isMasked ? masked.bytes : batch.bytes, in: field.range) {
                bounds[slot].spoil()
            } else if isMasked {
                bounds[slot].note(field, of: masked.bytes.span, type: column.type)
            } else {
                bounds[slot].note(occurrence, of: batch.bytes.span)
            }
        }
    }

    /// Whether the bytes in `range` have the pattern of half of a surrogate pair, which no UTF-8 has.
    private static func holdsSurrogate(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        range.dropLast().contains { bytes[$0] == 0xED && bytes[$0 + 1] >= 0xA0 }
    }
}

extension ValueBounds {
    /// Takes a masked value as JSON spells it.
    fileprivate mutating func note(_ field: Field, of bytes: borrowing Span<UInt8>, type: ValueType) {
        if field.isNull { return }
        if !JSONScalar.isSpelled(bytes, in: field.range, type: type) {
            note(field, of: bytes)
        } else if type == .boolean {
            spoil()
        } else {
            note(CanonicalInteger.canonical(bytes, in: field.range))
        }
    }

    /// Takes a value of the source: a string has quotes around it, or stands elsewhere unescaped.
    fileprivate mutating func note(_ occurrence: Occurrence, of bytes: borrowing Span<UInt8>) {
        if occurrence.field.isNull { return }
        if occurrence.field != occurrence.raw {
            note(occurrence.field, of: bytes)
        } else {
            note(CanonicalInteger.parse(bytes, in: occurrence.raw.range))
        }
    }
}
