internal import Records

/// What a `when` asks of one value: answered on bytes, without a `String`.
indirect enum ConditionTest: Sendable, Equatable {
    /// The value is null.
    case null
    /// The value is this text.
    case equals([UInt8])
    /// One of these holds.
    case anyOf([ConditionTest])
    /// All of these hold.
    case allOf([ConditionTest])
    /// The value is a number on this side of the bound.
    case compares(NumberOrder, bound: [UInt8])
    /// The value matches this pattern of SQL's `LIKE`.
    case like(LikePattern, spelled: String)
    /// This does not hold; of a null, too.
    case not(ConditionTest)

    /// Whether the test holds for the value at `field` in `bytes`.
    func holds(_ field: Field, in bytes: Span<UInt8>) -> Bool {
        let isScalar = !field.isNull && !field.isInvalid
        switch self {
        case .null: return field.isNull
        case .equals(let text): return isScalar && Self.areEqual(text, bytes, field)
        case .anyOf(let tests):
            for test in tests where test.holds(field, in: bytes) { return true }
            return false
        case .allOf(let tests):
            for test in tests where !test.holds(field, in: bytes) { return false }
            return true
        case .compares(let order, let bound):
            return isScalar && order.holds(bytes.extracting(field.range), bound: bound.span)
        case .like(let pattern, _): return isScalar && pattern.matches(bytes.extracting(field.range))
        case .not(let test): return !test.holds(field, in: bytes)
        }
    }

    private static func areEqual(_ text: [UInt8], _ bytes: Span<UInt8>, _ field: Field) -> Bool {
        let range = field.range
        guard text.count == range.count else { return false }
        for offset in text.indices where text[offset] != bytes[range.lowerBound + offset] { return false }
        return true
    }
}

/// Which side of a bound a number lies on: the words of the language.
enum NumberOrder: String, Sendable, CaseIterable {
    case lessThan = "less-than"
    case lessOrEqual = "less-or-equal"
    case greaterThan = "greater-than"
    case greaterOrEqual = "greater-or-equal"

    /// Whether `value` is a decimal number on this side of `bound`.
    func holds(_ value: Span<UInt8>, bound: Span<UInt8>) -> Bool {
        guard let left = DecimalText(value), let right = DecimalText(bound) else { return false }
        let order = left.compared(in: value, to: right, in: bound)
        return switch self {
        case .lessThan: order < 0
        case .lessOrEqual: order <= 0
        case .greaterThan: order > 0
        case .greaterOrEqual: order >= 0
        }
    }
}
