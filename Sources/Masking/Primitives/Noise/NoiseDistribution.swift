/// How noise is spread: whole numbers, drawn from a hash of 32 bytes in integers alone, alike on every machine.
enum NoiseDistribution: String, CaseIterable {
    /// Each number up to the spread, either way, as likely as any other.
    case uniform
    /// Close to a normal distribution whose standard deviation is the spread: never more than six of them.
    ///
    /// The sum of twelve uniform numbers less six (Irwin and Hall, 1927), of which one has 80 bits and the others 16.
    case gaussian

    /// The bits behind the point of a sum of twelve.
    private static let fraction = 80

    /// The number that the hash at `start` in `digests` draws for a spread below 2^120; never 0 but for a spread of 0.
    func draw(_ digests: [UInt8], at start: Int, spread: UInt128) -> Int128 {
        if spread == 0 { return 0 }
        return switch self {
        case .uniform: Self.uniform(digests, at: start, Int128(spread))
        case .gaussian: Self.gaussian(digests, at: start, spread)
        }
    }

    /// The upper half of the product of the first 128 bits and how many numbers there are.
    private static func uniform(_ digests: [UInt8], at start: Int, _ spread: Int128) -> Int128 {
        let bits =
            UInt128(UInt64(bigEndian: digests, at: start)) << 64
            | UInt128(UInt64(bigEndian: digests, at: start + 8))
        let place = Int128(bits.multipliedFullWidth(by: UInt128(2 * spread)).high)
        return place < spread ? place - spread : place - spread + 1
    }

    /// Twelve numbers of 16 bits, each in the middle of its step, but for 64 bits more that say where in a step.
    private static func gaussian(_ digests: [UInt8], at start: Int, _ spread: UInt128) -> Int128 {
        // Eleven halves of a step, less six times the range.
        var sum: Int128 = 11 << 63 - 6 << 80
        for place in 0..<12 {
            let high = UInt16(digests[start + 2 * place])
            sum += Int128(high << 8 | UInt16(digests[start + 2 * place + 1])) << 64
        }
        sum += Int128(UInt64(bigEndian: digests, at: start + 24))
        let product = sum.magnitude.multipliedFullWidth(by: spread)
        // Halves go away from zero.
        let half: UInt128 = 1 << UInt128(fraction - 1)
        let (low, overflow) = product.low.addingReportingOverflow(half)
        let high = product.high + (overflow ? 1 : 0)
        let noise = Int128(high << UInt128(128 - fraction) | low >> UInt128(fraction))
        let size = max(noise, 1)
        return sum < 0 ? -size : size
    }
}
