/// What random tokens look like.
public enum TokenForm: Sendable, Equatable, CustomStringConvertible {
    /// 26 characters of base32: 130 random bits.
    case text
    /// A whole number from 1 to this one.
    case integer(Int)

    /// How many tokens there are; nil where nobody could use them up.
    public var count: Int? {
        if case .integer(let maximum) = self { maximum } else { nil }
    }

    /// The form in words, which enter the key of lookups: `text` or `integer 999999`.
    public var description: String {
        switch self {
        case .text: "text"
        case .integer(let maximum): "integer \(maximum)"
        }
    }

    /// Appends a random token.
    public func draw(using generator: inout some RandomNumberGenerator, into output: inout [UInt8]) {
        switch self {
        case .integer(let maximum):
            output.append(decimal: UInt64(Int.random(in: 1...max(1, maximum), using: &generator)))
        case .text:
            var bytes: [UInt8] = []
            bytes.reserveCapacity(24)
            for _ in 0..<3 { bytes.append(bigEndian: generator.next(), count: 8) }
            output.append(addingCapacity: Tokenization.textLength) { room in
                BitText.base32.append(bytes, from: 0, count: Tokenization.textLength, to: &room)
            }
        }
    }
}

/// By what a vault knows a value again: the leading bytes of its HMAC-SHA256.
public enum TokenLookup {
    /// 128 bits.
    public static let length = 16
}
