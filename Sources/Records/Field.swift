/// Where a value lies in the bytes it belongs to, or that there is none: eight bytes, no copy.
@frozen
public struct Field: Sendable, Equatable {
    /// The offset of the first byte.
    public var start: UInt32
    /// The length in bytes, or one of three marks: see `null`, `invalid` and `kept`.
    public var length: UInt32

    /// A value of `length` bytes at `start`.
    @inlinable
    public init(start: Int, length: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.length = UInt32(truncatingIfNeeded: length)
    }

    /// The longest value, in bytes: a record is never longer than this.
    public static let maximumLength = 1 << 30

    /// No value at all.
    @inlinable
    public static var null: Field { Field(start: 0, length: Int(UInt32.max)) }

    /// What a method answers to a value outside its grammar.
    @inlinable
    public static var invalid: Field { Field(start: 0, length: Int(UInt32.max - 1)) }

    /// What stands for a masked value where the original stays as it is, byte for byte.
    @inlinable
    public static var kept: Field { Field(start: 0, length: Int(UInt32.max - 2)) }

    /// Whether there is no value.
    @inlinable
    public var isNull: Bool { length == UInt32.max }

    /// Whether the value was outside the method's grammar.
    @inlinable
    public var isInvalid: Bool { length == UInt32.max - 1 }

    /// Whether the original stays.
    @inlinable
    public var isKept: Bool { length == UInt32.max - 2 }

    /// Whether the value is the empty string.
    @inlinable
    public var isEmpty: Bool { length == 0 }

    /// The value's bytes; of a mark, nothing.
    @inlinable
    public var range: Range<Int> {
        length >= UInt32.max - 2 ? 0..<0 : Int(start)..<(Int(start) + Int(length))
    }
}
