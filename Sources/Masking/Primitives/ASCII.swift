/// Classes of single bytes.
enum ASCII {
    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Space, tab, line feed, vertical tab, form feed, carriage return.
    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

    @inline(__always)
    static func lowercase(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte }

    @inline(__always)
    static func uppercase(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "a") < 26 ? byte & 0xDF : byte }

    /// Whether the byte begins a Unicode scalar in UTF-8, rather than continuing one.
    @inline(__always)
    static func beginsScalar(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}

extension [UInt8] {
    /// Appends the bytes of `span`.
    @inline(__always)
    mutating func append(copying span: Span<UInt8>) {
        unsafe span.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }

    /// Appends `number` in decimal digits.
    mutating func append(decimal number: UInt64) {
        append(addingCapacity: 20) { $0.append(decimal: number) }
    }
}

extension OutputSpan<UInt8> {
    /// Appends the bytes of `span`, for which there is room.
    @inline(__always)
    mutating func append(copying span: Span<UInt8>) {
        for index in span.indices { append(span[index]) }
    }

    /// Appends `number` in decimal digits, for which there is room.
    @inline(__always)
    mutating func append(decimal number: UInt64) {
        var digits = 1
        var limit: UInt64 = 10
        while digits < 20, number >= limit {
            digits &+= 1
            limit = digits == 20 ? .max : limit &* 10
        }
        unsafe withUnsafeMutableBufferPointer { free, count in
            guard free.count - count >= digits else { return }
            var rest = number
            // From the back: division by a constant is a multiplication.
            for place in stride(from: count + digits - 1, through: count, by: -1) {
                unsafe free[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
            count += digits
        }
    }

    /// Appends a number below 256 in decimal digits, for which there is room.
    @inline(__always)
    mutating func append(octet number: UInt32) {
        if number >= 100 { append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 100)) }
        if number >= 10 { append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10 % 10)) }
        append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10))
    }
}
