internal import Records
internal import Rules
internal import Store

/// Finds between which values the columns of a block lie, so that a query can skip it.
struct RangeFinder: Sendable {
    /// A column of the view.
    private struct Shown {
        /// Its place among the view's columns.
        let ordinal: Int
        /// Its place among the batch's.
        let column: Int
    }

    private let shown: [Shown]

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

    /// The ranges of a batch's staged values; a column without one is left out.
    ///
    /// So is one with half of a surrogate pair in a value: readers show another character in its place.
    func ranges(of batch: RecordBatch, masked: MaskedValues, columns staged: [StagedColumn?]) -> [BlockRange] {
        let bounds = batch.isTable ? rows(batch, masked, staged) : objects(batch, masked, staged)
        return zip(shown, bounds).compactMap { shown, bounds in
            bounds.values.map { BlockRange(ordinal: shown.ordinal, minimum: $0.minimum, maximum: $0.maximum) }
        }
    }

    private func rows(_ batch: RecordBatch, _ masked: MaskedValues, _ staged: [StagedColumn?]) -> [ValueBounds] {
        shown.map { shown in
            guard let column = staged[shown.column] else { return ValueBounds() }
            return column.isMasked
                ? bounds(column, batch.records, masked.fields, masked.bytes)
                : bounds(column, batch.records, batch.fields, batch.bytes)
        }
    }

    private func bounds(_ column: StagedColumn, _ count: Int, _ fields: [Field], _ bytes: [UInt8]) -> ValueBounds {
        var bounds = ValueBounds()
        // The hexadecimal digits of bytes are not worth it.
        if column.type == .binary { return bounds }
        let text = bytes.span
        var place = column.first
        for _ in 0..<count {
            let field = fields[place]
            place &+= column.stride
            if field.isNull { continue }
            if column.type == .integer {
                // Where the spelling is not canonical the block has a text.
                bounds.note(CanonicalInteger.canonical(text, in: field.range))
            } else {
                bounds.note(field, of: text)
            }
        }
        return bounds
    }

    private func objects(_ batch: RecordBatch, _ masked: MaskedValues, _ staged: [StagedColumn?]) -> [ValueBounds] {
        var bounds = [ValueBounds](repeating: ValueBounds(), count: shown.count)
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
        return bounds
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
