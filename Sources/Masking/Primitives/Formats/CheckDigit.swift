/// How the last digit of a number checks the ones before it.
enum CheckDigit: Sendable {
    /// Nothing is checked.
    case none
    /// ISO/IEC 7812-1, annex B: of cards and devices.
    case luhn
    /// EAN-13: of ISBNs with 13 digits.
    case article
    /// Modulo 11, of ISBNs with ten digits; ten is spelled `X`.
    case book

    /// How many check digits there are.
    var modulus: Int { self == .book ? 11 : 10 }

    /// The right check digit of `digits`.
    func right(_ digits: Span<UInt8>) -> Int {
        var sum = 0
        switch self {
        case .none: return 0
        case .luhn:
            for index in digits.indices {
                let digit = Int(digits[index])
                let isDoubled = !(digits.count &- index).isMultiple(of: 2)
                sum &+= isDoubled ? 2 &* digit &- (digit > 4 ? 9 : 0) : digit
            }
        case .article:
            for index in digits.indices { sum &+= Int(digits[index]) &* (index.isMultiple(of: 2) ? 1 : 3) }
        case .book:
            for index in digits.indices { sum &+= Int(digits[index]) &* (index &+ 1) }
            return sum % 11
        }
        return (10 &- sum % 10) % 10
    }
}
