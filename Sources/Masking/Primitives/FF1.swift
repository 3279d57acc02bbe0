internal import Crypto

/// FF1, format-preserving encryption of NIST SP 800-38G (algorithms 7 and 8), under one key, radix and tweak.
///
/// The numerals of a text are permuted among all texts of their length. Halves of up to 96 bits take a path without
/// large numbers and with one AES block a round: all of a round's input but the round's number and one half is the
/// same for a length, so its CBC-MAC state is kept.
struct FF1: Sendable {
    /// What depends on the length of a text alone.
    struct Shape: Sendable {
        /// The longest half in bytes: with it the pseudorandom number still fits one block.
        static let maximumNumberLength = 12

        /// radix^u and radix^v: how many values the left and the right half have.
        let leftModulus: UInt128
        let rightModulus: UInt128
        /// The standard's b: bytes of a half as a number.
        let numberLength: Int
        /// The CBC-MAC state before the last block, with that block's constant bytes added.
        let state: UInt128

        /// The standard's d: bytes of the pseudorandom block that are taken for a number.
        private var streamLength: Int { 4 * ((numberLength + 3) / 4) + 4 }

        /// Whether halves fit 64 bits.
        var isNarrow: Bool { rightModulus <= UInt64.max }

        /// The standard's y modulo `modulus`: y is the first d = 4⌈b/4⌉ + 4 bytes of the pseudorandom block.
        @inline(__always)
        func remainder(_ random: UInt128, _ modulus: UInt64) -> UInt64 {
            // Of radix 2, as integers are permuted, the remainder is y's last bits: ten divisions a value are spared.
            if modulus & (modulus &- 1) == 0 {
                return UInt64(truncatingIfNeeded: random >> (128 - 8 * streamLength)) & (modulus &- 1)
            }
            let high = UInt64(truncatingIfNeeded: random >> 64)
            guard numberLength > 4 else { return high % modulus }
            let low = UInt64(truncatingIfNeeded: random >> 32)
            return modulus.dividingFullWidth(((high >> 32) % modulus, low)).remainder
        }

        /// The same for halves of more than 64 bits.
        func remainder(_ random: UInt128, _ modulus: UInt128) -> UInt128 {
            let number = random >> (128 - 8 * streamLength)
            return modulus & (modulus &- 1) == 0 ? number & (modulus &- 1) : number % modulus
        }
    }

    enum Direction: Sendable {
        case encrypt
        case decrypt
    }

    static let rounds = 10
    /// The standard's limits for the radix.
    static let radices = 2...65536
    private static let cachedLengths = 160

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
        return shape.isNarrow
            ? run(direction, shape, UInt64.self, on: &symbols) : run(direction, shape, UInt128.self, on: &symbols)
    }

    /// Replaces the number that `length` numerals spell; nil where it is too large for them, or they for 64 bits.
    mutating func apply(_ direction: Direction, to number: UInt64, length: Int) -> UInt64? {
        guard length >= 2, hasTexts(100, length: length), let shape = shape(length: length), shape.isNarrow else {
            return nil
        }
        let modulus = UInt64(truncatingIfNeeded: shape.rightModulus)
        var (left, right) = number.quotientAndRemainder(dividingBy: modulus)
        guard left < shape.leftModulus, run(direction, shape, &left, &right) else { return nil }
        let (high, overflow) = left.multipliedReportingOverflow(by: modulus)
        let (sum, carry) = high.addingReportingOverflow(right)
        return overflow || carry ? nil : sum
    }

    /// Replaces the number of `length` numerals whose left and right half, as numbers, are given; or answers false.
    mutating func apply(_ direction: Direction, toLeft left: inout UInt128, right: inout UInt128, length: Int) -> Bool {
        guard length >= 2, hasTexts(100, length: length), let shape = shape(length: length),
            left < shape.leftModulus, right < shape.rightModulus
        else { return false }
        guard shape.isNarrow else { return run(direction, shape, &left, &right) }
        var halves = (UInt64(truncatingIfNeeded: left), UInt64(truncatingIfNeeded: right))
        guard run(direction, shape, &halves.0, &halves.1) else { return false }
        (left, right) = (UInt128(halves.0), UInt128(halves.1))
        return true
    }

    /// Whether `length` numerals spell at least `count` texts.
    func hasTexts(_ count: Int, length: Int) -> Bool {
        var texts = 1
        for _ in 0..<length where texts < count { texts *= radix }
        return texts >= count
    }

    private mutating func run<Half: FixedWidthInteger & UnsignedInteger>(
        _ direction: Direction, _ shape: Shape, _: Half.Type, on symbols: inout [UInt16]
    ) -> Bool {
        let middle = symbols.count / 2
        var left = number(symbols[..<middle], as: Half.self)
        var right = number(symbols[middle...], as: Half.self)
        guard run(direction, shape, &left, &right) else { return false }
        write(left, to: &symbols, in: 0..<middle)
        write(right, to: &symbols, in: middle..<symbols.count)
        return true
    }

    private mutating func run<Half: FixedWidthInteger & UnsignedInteger>(
        _ direction: Direction, _ shape: Shape, _ left: inout Half, _ right: inout Half
    ) -> Bool {
        let halves = (left, right)
        guard let result = cipher.withBlocks({ Self.run(direction, shape, halves, by: $0) }) else { return false }
        (left, right) = result
        return true
    }

    /// The ten rounds; nil where the library refuses a block.
    private static func run<Half: FixedWidthInteger & UnsignedInteger>(
        _ direction: Direction, _ shape: Shape, _ halves: (Half, Half), by blocks: BlockEncryption
    ) -> (Half, Half)? {
        var (left, right) = halves
        let moduli = (
            left: Half(truncatingIfNeeded: shape.leftModulus), right: Half(truncatingIfNeeded: shape.rightModulus)
        )
        for step in 0..<rounds {
            let round = direction == .encrypt ? step : rounds - 1 - step
            let modulus = round.isMultiple(of: 2) ? moduli.left : moduli.right
            let source = direction == .encrypt ? right : left
            let input = shape.state ^ UInt128(source) ^ UInt128(round) << (8 * shape.numberLength)
            guard let random = blocks.encrypt(input) else { return nil }
            let pad =
                shape.isNarrow
                ? Half(truncatingIfNeeded: shape.remainder(random, UInt64(truncatingIfNeeded: modulus)))
                : Half(truncatingIfNeeded: shape.remainder(random, UInt128(modulus)))
            if direction == .encrypt {
                (left, right) = (right, left >= modulus - pad ? left - (modulus - pad) : left + pad)
            } else {
                (left, right) = (right >= pad ? right - pad : right + (modulus - pad), left)
            }
        }
        return (left, right)
    }
}

// Numerals and numbers, blocks and shapes.
extension FF1 {
    /// The number that numerals spell, the most significant first.
    private func number<Half: FixedWidthInteger>(_ symbols: ArraySlice<UInt16>, as: Half.Type) -> Half {
        let radix = Half(truncatingIfNeeded: radix)
        return symbols.reduce(0) { $0 &* radix &+ Half(truncatingIfNeeded: $1) }
    }

    private func write<Half: FixedWidthInteger>(_ number: Half, to symbols: inout [UInt16], in range: Range<Int>) {
        let radix = Half(truncatingIfNeeded: radix)
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

    /// The shape of a length, or nil where a half is longer than a shape may be.
    private mutating func shape(length: Int) -> Shape? {
        if length <= Self.cachedLengths, let shape = shapes[length] { return shape }
        guard let right = power(length - length / 2), let left = power(length / 2) else { return nil }
        let numberLength = (UInt128.bitWidth - (right - 1).leadingZeroBitCount + 7) / 8
        guard numberLength <= Shape.maximumNumberLength else { return nil }
        var message = commonBlock(length: length) + tweak
        while (message.count + 1 + numberLength) % 16 != 0 { message.append(0) }
        message.append(contentsOf: repeatElement(0, count: 1 + numberLength))
        guard mac(message.dropLast(16)) else { return nil }
        for (index, byte) in message.suffix(16).enumerated() { block[index] ^= byte }
        let shape = Shape(leftModulus: left, rightModulus: right, numberLength: numberLength, state: loadBlock())
        if length <= Self.cachedLengths { shapes[length] = shape }
        return shape
    }

    /// The radix to the power of `exponent`, or nil above 128 bits.
    private func power(_ exponent: Int) -> UInt128? {
        var power: UInt128 = 1
        for _ in 0..<exponent {
            let (product, overflow) = power.multipliedReportingOverflow(by: UInt128(radix))
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

    private func loadBlock() -> UInt128 {
        unsafe block.withUnsafeBytes { unsafe UInt128(bigEndian: $0.loadUnaligned(as: UInt128.self)) }
    }
}

extension [UInt8] {
    /// Appends the `count` low bytes of `number`, the most significant first.
    mutating func append(bigEndian number: UInt64, count: Int) {
        for index in (0..<count).reversed() { append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
    }
}
