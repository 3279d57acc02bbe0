/// Encrypts or decrypts IBANs (ISO 13616): country, length, case and every letter or digit as such stay.
///
/// The check digits of ISO 7064 run from 02 to 98. New ones are the right ones plus the error of the old ones modulo
/// 97; 00, 01 and 99 would be 97, 98 and 02 once more, so a text with them is none.
struct AccountNumberMasker: ValueMasker {
    private static let checks = 2...98
    private static let modulus = 97

    private var permutation: MixedRadixPermutation
    private let direction: FF1.Direction
    /// What follows the check digits: 0 to 9 for digits, 10 to 35 for letters.
    private var numerals: [UInt8] = []
    /// The country's two letters as a number of four digits.
    private var country = 0
    private var check = 0

    init(permutation: MixedRadixPermutation, direction: FF1.Direction) {
        self.permutation = permutation
        self.direction = direction
        numerals.reserveCapacity(MixedRadixPermutation.longest)
    }

    mutating func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        guard collect(value), Self.checks.contains(check) else { return false }
        let error = check - right + Self.modulus
        guard permutation.apply(direction, to: &numerals) else { return false }
        check = Self.checks.lowerBound + (right - Self.checks.lowerBound + error) % Self.modulus
        let start = output.count
        output.append(copying: value)
        var place = 0
        for index in start..<output.count where !Self.isSeparator(output[index]) {
            switch place {
            case 0, 1: break
            case 2: output[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: check / 10)
            case 3: output[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: check % 10)
            default: output[index] = Self.character(numerals[place &- 4], like: output[index])
            }
            place &+= 1
        }
        return true
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") }

    /// The character of a numeral, a letter in the case of `old`.
    private static func character(_ numeral: UInt8, like old: UInt8) -> UInt8 {
        numeral < 10 ? UInt8(ascii: "0") &+ numeral : UInt8(ascii: "A") &+ (numeral &- 10) | old & 0x20
    }

    /// The right check digits of the numerals and the country.
    private var right: Int {
        var rest = 0
        for numeral in numerals {
            rest = (rest &* (numeral < 10 ? 10 : 100) &+ Int(numeral)) % Self.modulus
        }
        // The country's four digits, then 00 in place of the check digits.
        rest = (rest &* 10_000 &+ country) &* 100 % Self.modulus
        return Self.checks.upperBound - rest
    }

    /// Reads the parts of `value`; false where it is not laid out as an IBAN.
    private mutating func collect(_ value: Span<UInt8>) -> Bool {
        numerals.removeAll(keepingCapacity: true)
        var place = 0
        (country, check) = (0, 0)
        for index in value.indices {
            let byte = value[index]
            if Self.isSeparator(byte) { continue }
            let isDigit = ASCII.isDigit(byte)
            let letter = ASCII.lowercase(byte) &- UInt8(ascii: "a")
            guard isDigit || letter < 26 else { return false }
            let numeral = isDigit ? byte &- UInt8(ascii: "0") : letter &+ 10
            switch place {
            case 0, 1:
                guard !isDigit else { return false }
                country = country &* 100 &+ Int(numeral)
            case 2, 3:
                guard isDigit else { return false }
                check = check &* 10 &+ Int(numeral)
            default:
                guard numerals.count < MixedRadixPermutation.longest else { return false }
                numerals.append(numeral)
            }
            place &+= 1
        }
        return place > 4
    }
}
