/// Where the fields of one column are among a batch's: every `stride`th from `first`.
@frozen
public struct ColumnFields: Sendable, Equatable {
    /// The index of the first.
    public let first: Int
    /// From one to the next.
    public let stride: Int
    /// How many there are.
    public let count: Int

    /// `count` fields from `first`.
    @inlinable
    public init(first: Int, stride: Int, count: Int) {
        self.first = first
        self.stride = stride
        self.count = count
    }
}

extension RecordBatch {
    /// Whether the records are rows of a table; else they are JSON.
    public var isTable: Bool { starts.isEmpty }

    /// Where the fields of `column` are, of the records that are worked on.
    public func fields(of column: Int) -> ColumnFields {
        if isTable {
            let current = current
            return ColumnFields(
                first: current.lowerBound * columns + column, stride: columns, count: current.count)
        }
        return ColumnFields(first: starts[column], stride: 1, count: starts[column + 1] - starts[column])
    }

    /// The record to which the `position`th of `fields` belongs.
    public func record(of position: Int, in fields: ColumnFields) -> Int {
        isTable ? current.lowerBound + position : Int(owners[fields.first + position])
    }

    /// The value of `column` in `record`: in JSON the first one, or null where there is none.
    public func field(_ column: Int, of record: Int) -> Field {
        if isTable { return fields[record * columns + column] }
        return position(of: record, in: column).map { fields[starts[column] + $0] } ?? .null
    }

    /// The place among the fields of `column` of the first one in `record`; nil where there is none.
    public func position(of record: Int, in column: Int) -> Int? {
        if isTable { return record - current.lowerBound }
        var low = starts[column]
        var high = starts[column + 1]
        while low < high {
            let middle = (low + high) / 2
            if Int(owners[middle]) < record { low = middle + 1 } else { high = middle }
        }
        return low < starts[column + 1] && Int(owners[low]) == record ? low - starts[column] : nil
    }

    /// How many of the dataset's records have no value of `column`, not even a null.
    public func recordsMissing(_ column: Int) -> Int {
        if isTable { return 0 }
        var held = 0
        var last = -1
        for index in starts[column]..<starts[column + 1] {
            let record = host(of: Int(owners[index]))
            if record != last { held += 1 }
            last = record
        }
        return (hostCount ?? records) - held
    }

    /// The record of the dataset in which `record` is, or stands as JSON in a string.
    public func host(of record: Int) -> Int { hostCount == nil ? record : hosts[record] }

    /// Sorts the occurrences by column into `fields`, each column's in the order of the text.
    public mutating func sortOccurrences() {
        starts.removeAll(keepingCapacity: true)
        starts.append(contentsOf: repeatElement(0, count: columns + 1))
        for occurrence in occurrences { starts[Int(occurrence.column) + 1] += 1 }
        for column in 0..<columns { starts[column + 1] += starts[column] }
        var next = starts
        fields.removeAll(keepingCapacity: true)
        fields.append(contentsOf: repeatElement(.null, count: occurrences.count))
        owners.removeAll(keepingCapacity: true)
        owners.append(contentsOf: repeatElement(0, count: occurrences.count))
        for occurrence in occurrences {
            let column = Int(occurrence.column)
            fields[next[column]] = occurrence.field
            owners[next[column]] = occurrence.record
            next[column] += 1
        }
    }

    /// Takes out the records in `rejected` and lists them, in order, among the batch's rejects.
    public mutating func remove(_ rejected: [Int: RejectReason]) {
        var places: [Int?] = []
        places.reserveCapacity(records)
        var kept = 0
        for record in 0..<records {
            if let reason = rejected[record] {
                let origin = origins[record]
                rejects.append(Reject(line: origin.line, offset: origin.offset, source: source, reason: reason))
                places.append(nil)
            } else {
                places.append(kept)
                kept += 1
            }
        }
        rejects.sort { $0.offset < $1.offset }
        if isTable { moveRows(places) } else { moveOccurrences(places) }
        for (record, place) in places.enumerated() {
            if let place { origins[place] = origins[record] }
        }
        origins.removeLast(origins.count - kept)
    }

    private mutating func moveRows(_ places: [Int?]) {
        var end = 0
        for (record, place) in places.enumerated() {
            guard let place else { continue }
            for column in 0..<columns { fields[place * columns + column] = fields[record * columns + column] }
            end = (place + 1) * columns
        }
        fields.removeLast(fields.count - end)
    }

    private mutating func moveOccurrences(_ places: [Int?]) {
        texts = texts.enumerated().filter { places[$0.offset] != nil }.map(\.element)
        occurrences = occurrences.compactMap { occurrence in
            guard let place = places[Int(occurrence.record)] else { return nil }
            var moved = occurrence
            moved.record = UInt32(place)
            return moved
        }
        sortOccurrences()
    }
}
