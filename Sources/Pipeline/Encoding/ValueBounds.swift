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
        if isWithin(start) { return }
        noteExtreme(field, of: bytes, start.prefix)
    }

    /// Takes every `stride`th of `fields` that is no null: texts, their places in `bytes`.
    ///
    /// One loop for a whole column: most texts lie within the bounds by their first eight bytes. A new bound stays a
    /// place until the end, because in a sorted column every text is one.
    mutating func note(_ fields: Span<Field>, _ places: ColumnFields, of bytes: Span<UInt8>) {
        var (low, high) = (low, high)
        var (lowest, highest): (Field?, Field?) = (nil, nil)
        var last = Field.null
        var place = places.first
        for _ in 0..<places.count {
            let field = fields[place]
            place &+= places.stride
            if field.isNull || field == last { continue }
            last = field
            let start = TextBound.Start(prefix: TextBound.prefix(of: bytes, field), count: Int(field.length))
            if start.prefix <= low.prefix, !start.isWhole(low), isBelow(field, start, low, lowest, of: bytes) {
                (low, lowest) = (start, field)
            }
            if start.prefix >= high.prefix, !start.isWhole(high), isAbove(field, start, high, highest, of: bytes) {
                (high, highest) = (start, field)
            }
        }
        if let lowest { smallest = TextBound(lowest, of: bytes, low.prefix) }
        if let highest { largest = TextBound(highest, of: bytes, high.prefix) }
        (self.low, self.high) = (low, high)
    }

    /// Whether the text at `field`, which is not above `low` by its first bytes, is below the bound at `lowest`, or if
    /// there is none below the smallest text.
    @inline(__always)
    private func isBelow(
        _ field: Field, _ start: TextBound.Start, _ low: TextBound.Start, _ lowest: Field?, of bytes: Span<UInt8>
    ) -> Bool {
        if start.prefix < low.prefix { return true }
        if let lowest { return TextBound.order(bytes.extracting(field.range), bytes.extracting(lowest.range)) < 0 }
        return smallest.map { TextBound.order(bytes.extracting(field.range), $0.bytes.span) < 0 } ?? true
    }

    /// The same for the other end.
    @inline(__always)
    private func isAbove(
        _ field: Field, _ start: TextBound.Start, _ high: TextBound.Start, _ highest: Field?, of bytes: Span<UInt8>
    ) -> Bool {
        if start.prefix > high.prefix { return true }
        if let highest { return TextBound.order(bytes.extracting(field.range), bytes.extracting(highest.range)) > 0 }
        return largest.map { TextBound.order(bytes.extracting(field.range), $0.bytes.span) > 0 } ?? true
    }

    /// Whether a text is one of the bounds or between them, as far as its first eight bytes can tell.
    @inline(__always)
    private func isWithin(_ start: TextBound.Start) -> Bool {
        (start.prefix > low.prefix || start.isWhole(low)) && (start.prefix < high.prefix || start.isWhole(high))
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
        if start &+ 8 <= bytes.count {
            let raw = unsafe bytes.bytes
            let word = unsafe UInt64(
                bigEndian: raw.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self))
            // What follows a shorter text is none of it; a shift by the whole width leaves nothing.
            return length >= 8 ? word : word & ~(UInt64.max >> UInt64(truncatingIfNeeded: length &* 8))
        }
        var word: UInt64 = 0
        for index in 0..<length { word |= UInt64(bytes[start &+ index]) &<< UInt64(56 &- index &* 8) }
        return word
    }

    /// Whether this text comes after the one at `field`.
    func isAbove(_ field: Field, of source: borrowing Span<UInt8>, _ other: UInt64) -> Bool {
        if prefix != other { return prefix > other }
        return Self.order(source.extracting(field.range), bytes.span) < 0
    }

    /// Whether this text comes before the one at `field`.
    func isBelow(_ field: Field, of source: borrowing Span<UInt8>, _ other: UInt64) -> Bool {
        if prefix != other { return prefix < other }
        return Self.order(source.extracting(field.range), bytes.span) > 0
    }

    /// Less than zero where `left` comes before `right`, more where it comes after.
    ///
    /// Eight bytes at a time: where all values begin alike every one of them comes here.
    static func order(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
        let (one, other) = unsafe (left.bytes, right.bytes)
        let shared = min(left.count, right.count)
        var index = 0
        while index &+ 8 <= shared {
            let first = unsafe one.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
            let second = unsafe other.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
            if first != second { return UInt64(bigEndian: first) < UInt64(bigEndian: second) ? -1 : 1 }
            index &+= 8
        }
        while index < shared {
            let difference = Int(left[index]) - Int(right[index])
            if difference != 0 { return difference }
            index &+= 1
        }
        return left.count - right.count
    }
}
