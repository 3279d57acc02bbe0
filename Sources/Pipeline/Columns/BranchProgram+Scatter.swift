internal import Records

extension BranchProgram {
    /// Puts the results, places in `masked`, between the nulls and empty values of `fields`, and counts all of them.
    ///
    /// The loop over all values of most columns: nothing in it is a call, and what it counts is in registers.
    @inline(__always)
    func scatter(
        _ batch: RecordBatch, _ fields: ColumnFields, of masked: Span<UInt8>, into room: inout OutputSpan<Field>,
        _ count: inout MaskedCount
    ) {
        let all = batch.fields.span
        let originals = batch.bytes.span
        let results = results.span
        var index = fields.first
        var taken = 0
        for _ in 0..<fields.count {
            let original = all[index]
            index &+= fields.stride
            if original.isNull {
                count.passNull()
                room.append(original)
            } else if original.isEmpty {
                count.passEmpty()
                room.append(Field(start: 0, length: 0))
            } else {
                let result = results[taken]
                taken &+= 1
                room.append(result)
                count.mask(result, of: masked)
                if promisesChange, result.length == original.length,
                    Self.isEqual(result, of: masked, to: original, of: originals)
                {
                    count.stayed()
                }
            }
        }
    }

    /// Whether two values of one length are the same; by index, because slices cost a retain a value.
    @inline(__always)
    static func isEqual(
        _ left: Field, of bytes: borrowing Span<UInt8>, to right: Field, of others: borrowing Span<UInt8>
    ) -> Bool {
        let offset = Int(right.start) - Int(left.start)
        for index in left.range where bytes[index] != others[index + offset] { return false }
        return true
    }
}
