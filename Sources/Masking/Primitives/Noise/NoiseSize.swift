/// How far noise goes: a number, or a part of the value.
enum NoiseSize {
    /// So far, whatever the value.
    case amount(DecimalNumber)
    /// So many times the value.
    case ratio(DecimalNumber)

    /// The spread for `magnitude`, all in units of 10^−`decimals`: rounded up, so that it is 0 for 0 alone.
    func spread(of magnitude: UInt128, decimals: Int) -> UInt128 {
        switch self {
        case .amount(let amount): UInt128(amount.units(decimals: decimals, .ceiling))
        case .ratio(let ratio):
            Self.part(of: magnitude, UInt128(ratio.coefficient), UInt128(DecimalCut.power(ratio.decimals)))
        }
    }

    /// `magnitude` · `numerator` / `denominator`, which is no more than `magnitude`.
    private static func part(of magnitude: UInt128, _ numerator: UInt128, _ denominator: UInt128) -> UInt128 {
        let product = magnitude.multipliedFullWidth(by: numerator)
        // No quotient is larger than `magnitude`; where the product has a high part, so has no quotient.
        let (quotient, remainder) = denominator.dividingFullWidth((product.high, product.low))
        return remainder == 0 ? quotient : quotient + 1
    }
}

extension DecimalNumber {
    /// The number in units of 10^−`decimals`, floor or ceiling where its own are finer.
    func units(decimals: Int, _ mode: RoundingMode) -> Int128 {
        guard decimals < self.decimals else { return units(decimals: decimals) }
        let power = Int128(DecimalCut.power(self.decimals - decimals))
        let (quotient, remainder) = Int128(coefficient).quotientAndRemainder(dividingBy: power)
        if mode == .ceiling { return remainder > 0 ? quotient + 1 : quotient }
        return remainder < 0 ? quotient - 1 : quotient
    }
}
