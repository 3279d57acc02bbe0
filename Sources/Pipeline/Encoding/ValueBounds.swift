internal import Records
internal import Store

/// The smallest and the largest of the values noted, as long as all are texts or all are whole numbers.
struct ValueBounds {
    /// The longest bound that is stored, in bytes.
    static let longest = 64

    private var smallest: TextBound?
    private var largest: TextBound?
    /// What most texts are compared with, so that the bounds themselves are seldom touched.
    private var low = TextBound.Start(prefix: .max, count: -1)
    private var high = TextBound.Start(prefix: 0, count: -1)
    private var numbers: ClosedRange<Int64>?
    private var isSpoiled = false

    /// Both bounds; nil where there was no value, where there were several kinds, or where a bound is too long.
    var values: (minimum: QueryValue, maximum: QueryValue)? {
        if isSpoiled { return nil }
        if let numbers, smallest == nil {
            return (.integer(Int(numbers.lowerBound)), .integer(Int(numbers.upperBound)))
        }
        guard let smallest, let largest, numbers == nil, max(smallest.count, largest.count) <= Self.longest else {
            return nil
        }
        return (.text(smallest.bytes), .text(largest.bytes))
    }

    /// Takes a text, its place in `bytes`; texts are compared byte by byte.
    @inline(__always)
    mutating func note(_ field: Field, of bytes: borrowing Span<UInt8>) {
        let start = TextBound.Start(prefix: TextBound.prefix(of: bytes, field), count: Int(field.length))
        if start.prefix > low.prefix || start.isWhole(low), start.prefix < high.prefix || start.isWhole(high) { return }
        noteExtreme(field, of: bytes, start.prefix)
    }

    /// Takes a number; no bounds are left where it is no whole number within 64 bits, which nil tells.
    mutating func note(_ number: Int64?) {
        guard let number else { return spoil() }
        let before = numbers ?? number...number
        numbers = min(before.lowerBound, number)...max(before.upperBound, number)
    }

    /// Takes a value that is neither.
    mutating func spoil() {
        isSpoiled = true
    }

    private mutating func noteExtreme(_ field: Field, of bytes: borrowing Span<UInt8>, _ prefix: UInt64) {
        if smallest.map({ $0.isAbove(field, of: bytes, prefix) }) ?? true {
            smallest = TextBound(field, of: bytes, prefix)
            low = TextBound.Start(prefix: prefix, count: Int(field.length))
        }
        if largest.map({ $0.isBelow(field, of: bytes, prefix) }) ?? true {
            largest = TextBound(field, of: bytes, prefix)
            high = TextBound.Start(prefix: prefix, count: Int(field.length))
        }
    }
}

/// A text that is the smallest or the largest so far.
private struct TextBound {
    /// The first eight bytes of a text, and how many it has.
    struct Start: Equatable {
        let prefix: UInt64
        let count: Int

        /// Whether this is the whole text, and the same as the one that begins with `other`.
        @inline(__always)
        func isWhole(_ other: Start) -> Bool { self == other && count <= 8 }
    }

    /// Its first eight bytes.
    let prefix: UInt64
    /// Its bytes.
    let bytes: [UInt8]

    /// How many bytes it has.
    var count: Int { bytes.count }

    /// The text at `field`, which begins with `prefix`.
    init(_ field: Field, of source: borrowing Span<UInt8>, _ prefix: UInt64) {
        var copy: [UInt8] = []
        copy.reserveCapacity(field.range.count)
        for index in field.range { copy.append(source[index]) }
        bytes = copy
        self.prefix = prefix
    }

    /// The first eight bytes of a text as a number, the first in the highest bits; a shorter one is filled with zeros.
    @inline(__always)
    static func prefix(of bytes: borrowing Span<UInt8>, _ field: Field) -> UInt64 {
        let start = Int(field.start)
        let length = Int(field.length)
        if length >= 8 {
            let raw = unsafe bytes.bytes
            return unsafe UInt64(bigEndian: raw.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
        }
        var word: UInt64 = 0
        for index in 0..<length { word |= UInt64(bytes[start &+ index]) &<< UInt64(56 &- index &* 8) }
        return word
    }

    /// Whether this text comes after the one at `field`.
    func isAbove(_ field: Field, of source: borrowing Span<UInt8>, _ other: UInt64) -> Bool {
        if prefix != other { return prefix > other }
        return order(of: field, in: source) < 0
    }

    /// Whether this text comes before the one at `field`.
    func isBelow(_ field: Field, of source: borrowing Span<UInt8>, _ other: UInt64) -> Bool {
        if prefix != other { return prefix < other }
        return order(of: field, in: source) > 0
    }

    /// Less than zero where the text at `field` comes before this one, more where it comes after.
    private func order(of field: Field, in source: borrowing Span<UInt8>) -> Int {
        let range = field.range
        for index in 0..<min(range.count, bytes.count) {
            let difference = Int(source[range.lowerBound + index]) - Int(bytes[index])
            if difference != 0 { return difference }
        }
        return range.count - bytes.count
    }
}
