internal import Records

/// Takes the rows of one slice apart, one after the other.
protocol DumpRowScanner {
    /// The next byte: before a row its first, after it the one behind it.
    var position: Int { get }
    /// The line of the next byte.
    var line: Int { get }
    /// Whether the row that was scanned has a fault.
    var hasFault: Bool { get }
    /// What is wrong, and where; only of a row with a fault.
    var fault: RowFault { get }
    /// Whether the row holds characters that were spelled by their number.
    var hasCodes: Bool { get }

    /// Goes to the next row; false at the end, or at a fault between rows, which then ends the run.
    mutating func nextRow() -> Bool
    /// Scans a row, writes at most `room` fields to `row` and returns how many values it has.
    mutating func scanRow(into row: UnsafeMutablePointer<Field>, room: Int) -> Int
    /// What makes a field's bytes text in UTF-8; nil where they are no text in the dump's encoding.
    func bytes(of field: Field) -> UnsafeBufferPointer<UInt8>
}

/// What is wrong with a row.
struct RowFault {
    var reason = SQLFault.badEscape
    var position = 0
    var line = 0
    /// Whether it is known where the row ends.
    var hasEnd = true
}
