/// Where the records of a block and their values stand.
struct RowPlaces {
    /// The values, record after record, one for each column.
    var values: [ValuePlace] = []
    /// The records, brackets included.
    var records: [Range<Int>] = []

    /// How many bytes the places take, with the room for more.
    var memory: Int {
        values.capacity * MemoryLayout<ValuePlace>.stride + records.capacity * MemoryLayout<Range<Int>>.stride
    }

    /// Forgets all places and keeps the room.
    mutating func removeAll() {
        values.removeAll(keepingCapacity: true)
        records.removeAll(keepingCapacity: true)
    }

    /// Finds the records of a tabular dataset: arrays of `columns` values; says whether all is so.
    mutating func scan(_ cursor: inout JSONCursor, columns: Int) -> Bool {
        guard cursor.take(UInt8(ascii: "[")) else { return false }
        if cursor.take(UInt8(ascii: "]")) { return isAtEnd(&cursor) }
        repeat {
            cursor.skipBlanks()
            let start = cursor.position
            guard cursor.take(UInt8(ascii: "[")) else { return false }
            for column in 0..<columns {
                guard column == 0 || cursor.take(UInt8(ascii: ",")) else { return false }
                cursor.skipBlanks()
                guard let place = cursor.scalar() ?? blob(&cursor) else { return false }
                values.append(place)
            }
            guard cursor.take(UInt8(ascii: "]")) else { return false }
            records.append(start..<cursor.position)
        } while cursor.take(UInt8(ascii: ","))
        return cursor.take(UInt8(ascii: "]")) && isAtEnd(&cursor)
    }

    /// Goes over `{"blob":"…"}`, bytes among other values of a column of SQLite; nil for another object.
    private func blob(_ cursor: inout JSONCursor) -> ValuePlace? {
        let start = cursor.position
        guard cursor.take(UInt8(ascii: "{")), cursor.string() != nil, cursor.take(UInt8(ascii: ":")),
            cursor.string() != nil, cursor.take(UInt8(ascii: "}"))
        else { return nil }
        return ValuePlace(start..<cursor.position)
    }

    /// Whether only blanks are left.
    func isAtEnd(_ cursor: inout JSONCursor) -> Bool {
        cursor.skipBlanks()
        return cursor.isAtEnd
    }
}
