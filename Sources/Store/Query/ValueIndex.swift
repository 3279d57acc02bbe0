/// Where the values of one column are: what a join looks its rows up in, made once it has asked often enough.
///
/// It leads to records that may hold a value, never past one that does; SQLite compares the values themselves. Twelve
/// bytes a record at most, and no value.
struct ValueIndex {
    /// The most records that the indexes of a session have together: 192 MiB.
    static let maximumRecords = 1 << 24

    private static let none = UInt32.max

    /// The first record of each hash, and of each record the next one of the same hash.
    private var heads: [UInt32]
    private var following: [UInt32]
    private var hasTexts = false
    private var hasNumbers = false

    /// An index of `records` records, none of which has a value yet.
    init(records: Int) {
        let room = 1 << max(4, Int.bitWidth - max(records, 1).leadingZeroBitCount)
        heads = [UInt32](repeating: Self.none, count: room)
        following = [UInt32](repeating: Self.none, count: records)
    }

    /// Takes the text of a record; records come from the last to the first.
    mutating func add(_ record: Int, text: ArraySlice<UInt8>) {
        hasTexts = true
        add(record, hash: Self.hash(text))
    }

    /// Takes the number of a record; records come from the last to the first.
    mutating func add(_ record: Int, number: Double) {
        hasNumbers = true
        add(record, hash: Self.hash(number))
    }

    /// Whether all records that equal `value` are found by its hash.
    ///
    /// Not where the column has values of another kind: by the affinity of the other side they may be equal too.
    func finds(_ value: QueryValue) -> Bool {
        switch value {
        case .text: !hasNumbers
        case .integer, .real: !hasTexts
        case .null, .blob: false
        }
    }

    /// The first record that may equal `value`, or nil where none does.
    func first(_ value: QueryValue) -> Int? {
        switch value {
        case .text(let bytes): record(heads[slot(Self.hash(bytes[...]))])
        case .integer(let number): record(heads[slot(Self.hash(Double(number)))])
        case .real(let number): record(heads[slot(Self.hash(number))])
        case .null, .blob: nil
        }
    }

    /// The next record after `record` with the same hash.
    func next(after record: Int) -> Int? { self.record(following[record]) }

    private mutating func add(_ record: Int, hash: Int) {
        let slot = slot(hash)
        following[record] = heads[slot]
        heads[slot] = UInt32(record)
    }

    private func slot(_ hash: Int) -> Int { hash & (heads.count - 1) }

    private func record(_ mark: UInt32) -> Int? { mark == Self.none ? nil : Int(mark) }

    private static func hash(_ text: ArraySlice<UInt8>) -> Int {
        // FNV-1a of 64 bits; what is below the last multiplication's carry is mixed in once more.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash ^ (hash >> 32))
    }

    private static func hash(_ number: Double) -> Int { number.hashValue }
}
