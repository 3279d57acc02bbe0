// FF1 for texts whose halves are longer than 96 bits: the same algorithm on lists of numerals.
extension FF1 {
    mutating func applyLarge(_ direction: Direction, to symbols: inout [UInt16]) -> Bool {
        let middle = symbols.count / 2
        var left = Array(symbols[..<middle])
        var right = Array(symbols[middle...])
        let numerals = LargeNumerals(radix: radix)
        let numberLength = numerals.byteLength(of: right.count)
        var message = commonBlock(length: symbols.count) + tweak
        while (message.count + 1 + numberLength) % 16 != 0 { message.append(0) }
        for step in 0..<Self.rounds {
            let round = direction == .encrypt ? step : Self.rounds - 1 - step
            let source = direction == .encrypt ? right : left
            let tail = [UInt8(truncatingIfNeeded: round)] + numerals.bytes(source, count: numberLength)
            guard mac(message + tail), let stream = expand(to: 4 * ((numberLength + 3) / 4) + 4) else { return false }
            if direction == .encrypt {
                (left, right) = (right, numerals.sum(left, numerals.lowNumerals(stream, count: left.count)))
            } else {
                (left, right) = (numerals.difference(right, numerals.lowNumerals(stream, count: right.count)), left)
            }
        }
        symbols.replaceSubrange(..<middle, with: left)
        symbols.replaceSubrange(middle..., with: right)
        return true
    }

    /// The standard's S: the block R, then the ciphers of R xor 1, 2, …, cut to `count` bytes.
    private mutating func expand(to count: Int) -> [UInt8]? {
        let first = block
        var stream = first
        var counter: UInt64 = 1
        while stream.count < count {
            block = first
            for index in 0..<8 { block[15 - index] ^= UInt8(truncatingIfNeeded: counter >> (8 * index)) }
            guard cipher.encrypt(&block) else { return nil }
            stream.append(contentsOf: block)
            counter += 1
        }
        return Array(stream.prefix(count))
    }
}

/// Numbers of any size, spelled in numerals of one radix, the most significant first.
struct LargeNumerals {
    let radix: Int
    /// How many numerals are taken at once: as many as fit 32 bits.
    private let chunk: Int
    /// What they count: radix^chunk, at most 2^32.
    private let chunkRadix: UInt64

    init(radix: Int) {
        self.radix = radix
        var chunk = 0
        var power: UInt64 = 1
        while power * UInt64(radix) <= 1 << 32 {
            power *= UInt64(radix)
            chunk += 1
        }
        self.chunk = chunk
        chunkRadix = power
    }

    /// The bytes that any number of `count` numerals fits.
    func byteLength(of count: Int) -> Int {
        let limbs = limbs([UInt16](repeating: UInt16(truncatingIfNeeded: radix - 1), count: count))
        guard let top = limbs.lastIndex(where: { $0 != 0 }) else { return 0 }
        return (32 * top + 32 - limbs[top].leadingZeroBitCount + 7) / 8
    }

    /// The number as `count` bytes, the most significant first.
    func bytes(_ numerals: [UInt16], count: Int) -> [UInt8] {
        let limbs = limbs(numerals)
        return (0..<count).reversed().map { place in
            place / 4 < limbs.count ? UInt8(truncatingIfNeeded: limbs[place / 4] >> (8 * (place % 4))) : 0
        }
    }

    /// The last `count` numerals of the number that `bytes` spell.
    func lowNumerals(_ bytes: [UInt8], count: Int) -> [UInt16] {
        var limbs = [UInt32](repeating: 0, count: (bytes.count + 3) / 4)
        for (place, byte) in bytes.reversed().enumerated() { limbs[place / 4] |= UInt32(byte) << (8 * (place % 4)) }
        var numerals = [UInt16](repeating: 0, count: count)
        var end = count
        while end > 0 {
            var rest = divide(&limbs)
            for index in (max(0, end - chunk)..<end).reversed() {
                numerals[index] = UInt16(truncatingIfNeeded: rest % UInt64(radix))
                rest /= UInt64(radix)
            }
            end -= chunk
        }
        return numerals
    }

    /// The sum modulo radix^count, `count` being how many numerals both have.
    func sum(_ left: [UInt16], _ right: [UInt16]) -> [UInt16] {
        var result = left
        var carry = 0
        for index in left.indices.reversed() {
            let sum = Int(left[index]) + Int(right[index]) + carry
            carry = sum >= radix ? 1 : 0
            result[index] = UInt16(truncatingIfNeeded: sum - carry * radix)
        }
        return result
    }

    /// The difference modulo radix^count.
    func difference(_ left: [UInt16], _ right: [UInt16]) -> [UInt16] {
        var result = left
        var borrow = 0
        for index in left.indices.reversed() {
            let difference = Int(left[index]) - Int(right[index]) - borrow
            borrow = difference < 0 ? 1 : 0
            result[index] = UInt16(truncatingIfNeeded: difference + borrow * radix)
        }
        return result
    }

    /// The number in 32-bit limbs, the least significant first.
    private func limbs(_ numerals: [UInt16]) -> [UInt32] {
        var limbs: [UInt32] = []
        for numeral in numerals {
            var carry = UInt64(numeral)
            for index in limbs.indices {
                carry += UInt64(limbs[index]) * UInt64(radix)
                limbs[index] = UInt32(truncatingIfNeeded: carry)
                carry >>= 32
            }
            if carry > 0 { limbs.append(UInt32(truncatingIfNeeded: carry)) }
        }
        return limbs
    }

    /// Divides by `chunkRadix` in place and gives the remainder.
    private func divide(_ limbs: inout [UInt32]) -> UInt64 {
        var rest: UInt64 = 0
        for index in limbs.indices.reversed() {
            let (quotient, remainder) = (rest << 32 | UInt64(limbs[index])).quotientAndRemainder(dividingBy: chunkRadix)
            limbs[index] = UInt32(truncatingIfNeeded: quotient)
            rest = remainder
        }
        while limbs.last == 0 { limbs.removeLast() }
        return rest
    }
}
