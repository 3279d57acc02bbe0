/// Which of its two neighbours a number goes to.
enum RoundingMode: String, CaseIterable {
    case halfAway = "half-away"
    case halfEven = "half-even"
    case towardZero = "toward-zero"
    case floor
    case ceiling
}

/// Rounds to multiples of a step: exactly, in units of the last place of a cut.
struct DecimalRounding {
    /// The step in units of the cut, above zero.
    let step: UInt128
    /// The way that it goes.
    let mode: RoundingMode

    /// The multiple that `cut` goes to.
    @inline(__always)
    func multiple(of cut: DecimalCut) -> Int128 {
        let (quotient, remainder) = divided(cut.whole)
        var multiple = cut.whole - remainder
        if goesUp(cut, isOdd: quotient & 1 == 1, remainder: remainder) { multiple += step }
        return cut.isNegative ? -Int128(multiple) : Int128(multiple)
    }

    /// Whether the number goes to the multiple that is further from zero.
    @inline(__always)
    private func goesUp(_ cut: DecimalCut, isOdd: Bool, remainder: UInt128) -> Bool {
        let isExact = remainder == 0 && cut.rest == .nothing
        return switch mode {
        case .halfAway: place(of: cut.rest, above: remainder) >= .half
        case .halfEven: place(of: cut.rest, above: remainder) >= (isOdd ? .half : .aboveHalf)
        case .towardZero: false
        case .floor: cut.isNegative && !isExact
        case .ceiling: !cut.isNegative && !isExact
        }
    }

    /// Where a remainder and what was cut off stand between two multiples.
    @inline(__always)
    private func place(of rest: DecimalCut.Rest, above remainder: UInt128) -> DecimalCut.Rest {
        let twice = remainder + remainder
        if twice == step { return rest == .nothing ? .half : .aboveHalf }
        // An odd step has its half in the middle of a unit.
        if twice + 1 == step { return rest }
        return twice > step ? .aboveHalf : .belowHalf
    }

    /// 64 bits are divided several times faster.
    @inline(__always)
    private func divided(_ whole: UInt128) -> (UInt128, UInt128) {
        if whole >> 64 == 0 {
            let (quotient, remainder) = UInt64(truncatingIfNeeded: whole).quotientAndRemainder(
                dividingBy: UInt64(truncatingIfNeeded: step))
            return (UInt128(quotient), UInt128(remainder))
        }
        return whole.quotientAndRemainder(dividingBy: step)
    }
}
