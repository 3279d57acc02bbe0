/// One value of a record, as its place in the block's plain bytes.
public enum BlockValue: Sendable, Equatable {
    /// There is no such path in the record; shown as null.
    case missing
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A number as it is spelled.
    case number(Range<Int>)
    /// The inside of a string, between its quotes; an escaped one holds a backslash.
    case text(Range<Int>, isEscaped: Bool)
    /// An object or an array, brackets included.
    case container(Range<Int>)
}

/// Where a value stands: eight bytes, because a block has very many.
struct ValuePlace {
    /// The offset of its first byte, 0 for a value that is missing: there stands the block's own bracket.
    private let start: UInt32
    /// Its length, quotes included, below the bit that tells a string with a backslash.
    private let lengthAndEscape: UInt32

    private static let escape: UInt32 = 1 << 31

    /// The longest block whose places fit.
    static let maximumBytes = Int(escape) - 1

    /// The place of no value.
    static let missing = ValuePlace(0..<0)

    /// The value at `range`, which ends within `maximumBytes`.
    init(_ range: Range<Int>, isEscaped: Bool = false) {
        start = UInt32(truncatingIfNeeded: range.lowerBound)
        lengthAndEscape = UInt32(truncatingIfNeeded: range.count) | (isEscaped ? Self.escape : 0)
    }

    /// What stands there: a value's first byte tells its kind.
    func value(in plain: [UInt8]) -> BlockValue {
        if start == 0 { return .missing }
        let range = Int(start)..<(Int(start) + Int(lengthAndEscape & ~Self.escape))
        switch plain[range.lowerBound] {
        case UInt8(ascii: "\""):
            let inside = (range.lowerBound + 1)..<(range.upperBound - 1)
            return .text(inside, isEscaped: lengthAndEscape & Self.escape != 0)
        case UInt8(ascii: "{"), UInt8(ascii: "["): return .container(range)
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "t"): return .boolean(true)
        case UInt8(ascii: "f"): return .boolean(false)
        default: return .number(range)
        }
    }
}
