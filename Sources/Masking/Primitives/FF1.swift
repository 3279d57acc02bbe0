internal import Crypto

/// FF1, format-preserving encryption of NIST SP 800-38G (algorithms 7 and 8), under one key, radix and tweak.
///
/// The numerals of a text are permuted among all texts of their length. Halves that fit 64 bits take a path without
/// large numbers and with one AES block a round: all of a round's input but the round's number and one half is the
/// same for a length, so its CBC-MAC state is kept.
struct FF1: Sendable {
    /// What depends on the length of a text alone.
    struct Shape: Sendable {
        /// radix^u and radix^v: how many values the left and the right half have.
        let leftModulus: UInt64
        let rightModulus: UInt64
        /// The standard's b: bytes of a half as a number.
        let numberLength: Int
        /// The CBC-MAC state before the last block, with that block's constant bytes added.
        let high: UInt64
        let low: UInt64
    }

    enum Direction {
        case encrypt
        case decrypt
    }

    static let rounds = 10
    /// The standard's limits for the radix.
    static let radices = 2...65536
    private static let cachedLengths = 128

    let radix: Int
    let tweak: [UInt8]
    let cipher: BlockCipher
    var block = [UInt8](repeating: 0, count: BlockCipher.blockLength)
    private var shapes = [Shape?](repeating: nil, count: cachedLengths + 1)

    /// FF1 under an AES key, or nil where the key's length or the radix is outside the standard.
    init?(key: SymmetricKey, radix: Int, tweak: [UInt8] = []) {
        guard Self.radices.contains(radix), let cipher = BlockCipher(key: key) else { return nil }
        self.radix = radix
        self.tweak = tweak
        self.cipher = cipher
    }

    /// Replaces numerals, each below the radix, by as many others.
    ///
    /// Answers false, with nothing changed, where a numeral is not below the radix, or where there are fewer than two
    /// of them or fewer than 100 texts of their length, which is the standard's bound; methods ask for more.
    mutating func apply(_ direction: Direction, to symbols: inout [UInt16]) -> Bool {
        guard symbols.count >= 2, symbols.allSatisfy({ Int($0) < radix }), hasTexts(100, length: symbols.count) else {
            return false
        }
        guard let shape = shape(length: symbols.count) else { return applyLarge(direction, to: &symbols) }
        let middle = symbols.count / 2
        var left = number(symbols[..<middle])
        var right = number(symbols[middle...])
        guard run(direction, shape, &left, &right) else { return false }
        write(left, to: &symbols, in: 0..<middle)
        write(right, to: &symbols, in: middle..<symbols.count)
        return true
    }

    /// Replaces the number that `length` numerals spell; nil where it is too large for them, or they for 64 bits.
    mutating func apply(_ direction: Direction, to number: UInt64, length: Int) -> UInt64? {
        guard length >= 2, hasTexts(100, length: length), let shape = shape(length: length) else { return nil }
        var (left, right) = number.quotientAndRemainder(dividingBy: shape.rightModulus)
        guard left < shape.leftModulus, run(direction, shape, &left, &right) else { return nil }
        let (high, overflow) = left.multipliedReportingOverflow(by: shape.rightModulus)
        let (sum, carry) = high.addingReportingOverflow(right)
        return overflow || carry ? nil : sum
    }

    /// Whether `length` numerals spell at least `count` texts.
    func hasTexts(_ count: Int, length: Int) -> Bool {
        var texts = 1
        for _ in 0..<length where texts < count { texts *= radix }
        return texts >= count
    }

    private mutating func run(
        _ direction: Direction, _ shape: Shape, _ left: inout UInt64, _ right: inout UInt64
    ) -> Bool {
        for step in 0..<Self.rounds {
            let round = direction == .encrypt ? step : Self.rounds - 1 - step
            let modulus = round.isMultiple(of: 2) ? shape.leftModulus : shape.rightModulus
            let source = direction == .encrypt ? right : left
            guard let pad = roundValue(UInt64(round), source, shape, modulus: modulus) else { return false }
            if direction == .encrypt {
                (left, right) = (right, Self.sum(left, pad, modulus: modulus))
            } else {
                let difference = right >= pad ? right - pad : modulus - (pad - right)
                (left, right) = (difference, left)
            }
        }
        return true
    }

    /// The standard's y modulo `modulus`: the first d bytes of the pseudorandom block, d being 8 or 12 here.
    private mutating func roundValue(_ round: UInt64, _ half: UInt64, _ shape: Shape, modulus: UInt64) -> UInt64? {
        let isWide = shape.numberLength == 8
        storeBlock(
            high: shape.high ^ (isWide ? round : 0),
            low: shape.low ^ half ^ (isWide ? 0 : round << (8 * shape.numberLength)))
        guard cipher.encrypt(&block) else { return nil }
        let (high, low) = loadBlock()
        guard shape.numberLength > 4 else { return high % modulus }
        return modulus.dividingFullWidth(((high >> 32) % modulus, high << 32 | low >> 32)).remainder
    }

    private static func sum(_ left: UInt64, _ right: UInt64, modulus: UInt64) -> UInt64 {
        let (sum, carry) = left.addingReportingOverflow(right)
        return carry || sum >= modulus ? sum &- modulus : sum
    }
}

// Numerals and numbers, blocks and shapes.
extension FF1 {
    /// The number that numerals spell, the most significant first.
    private func number(_ symbols: ArraySlice<UInt16>) -> UInt64 {
        let radix = UInt64(radix)
        return symbols.reduce(0) { $0 &* radix &+ UInt64($1) }
    }

    private func write(_ number: UInt64, to symbols: inout [UInt16], in range: Range<Int>) {
        let radix = UInt64(radix)
        var rest = number
        for index in range.reversed() {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: radix)
            symbols[index] = UInt16(truncatingIfNeeded: remainder)
            rest = quotient
        }
    }

    /// The standard's P: what the rounds of a text of `length` numerals have in common.
    func commonBlock(length: Int) -> [UInt8] {
        var block: [UInt8] = [1, 2, 1]
        block.append(bigEndian: UInt64(radix), count: 3)
        block.append(10)
        block.append(UInt8(truncatingIfNeeded: length / 2))
        block.append(bigEndian: UInt64(length), count: 4)
        block.append(bigEndian: UInt64(tweak.count), count: 4)
        return block
    }

    /// The shape of a length, or nil where a half does not fit 64 bits.
    private mutating func shape(length: Int) -> Shape? {
        if length <= Self.cachedLengths, let shape = shapes[length] { return shape }
        guard let right = power(length - length / 2), let left = power(length / 2) else { return nil }
        let numberLength = (UInt64.bitWidth - (right - 1).leadingZeroBitCount + 7) / 8
        var message = commonBlock(length: length) + tweak
        while (message.count + 1 + numberLength) % 16 != 0 { message.append(0) }
        message.append(contentsOf: repeatElement(0, count: 1 + numberLength))
        guard mac(message.dropLast(16)) else { return nil }
        for (index, byte) in message.suffix(16).enumerated() { block[index] ^= byte }
        let (high, low) = loadBlock()
        let shape = Shape(leftModulus: left, rightModulus: right, numberLength: numberLength, high: high, low: low)
        if length <= Self.cachedLengths { shapes[length] = shape }
        return shape
    }

    /// The radix to the power of `exponent`, or nil above 64 bits.
    private func power(_ exponent: Int) -> UInt64? {
        var power: UInt64 = 1
        for _ in 0..<exponent {
            let (product, overflow) = power.multipliedReportingOverflow(by: UInt64(radix))
            if overflow { return nil }
            power = product
        }
        return power
    }

    /// Leaves the CBC-MAC of whole blocks in `block`: the standard's PRF (algorithm 6).
    mutating func mac(_ message: some Sequence<UInt8>) -> Bool {
        for index in block.indices { block[index] = 0 }
        var place = 0
        for byte in message {
            block[place] ^= byte
            place += 1
            if place == BlockCipher.blockLength {
                guard cipher.encrypt(&block) else { return false }
                place = 0
            }
        }
        return place == 0
    }

    private mutating func storeBlock(high: UInt64, low: UInt64) {
        unsafe block.withUnsafeMutableBytes { bytes in
            unsafe bytes.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
            unsafe bytes.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
    }

    private func loadBlock() -> (high: UInt64, low: UInt64) {
        unsafe block.withUnsafeBytes { bytes in
            (
                unsafe UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                unsafe UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }
}

extension [UInt8] {
    /// Appends the `count` low bytes of `number`, the most significant first.
    mutating func append(bigEndian number: UInt64, count: Int) {
        for index in (0..<count).reversed() { append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
    }
}
