internal import Records

/// A number of a rule: a whole number of decimal units, exactly as it is written.
struct DecimalNumber: Equatable {
    /// The number without its point: 25 of `0.25`.
    let coefficient: Int64
    /// The digits behind the point: 2 of `0.25`.
    let decimals: Int

    /// The most digits that a number has, written without an exponent.
    static let mostDigits = 18

    /// The number that `text` spells as JSON does; nil where it has more digits than there is room for.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard JSONNumber.isSpelled(bytes.span, in: 0..<bytes.count), let number = DecimalText(bytes.span) else {
            return nil
        }
        decimals = number.decimals(in: bytes.span)
        guard decimals <= Self.mostDigits, number.isZero || number.scale + decimals < Self.mostDigits else {
            return nil
        }
        guard let cut = DecimalCut(bytes.span, decimals: decimals) else { return nil }
        let magnitude = Int64(cut.whole)
        coefficient = number.isNegative ? -magnitude : magnitude
    }

    /// The number in units of 10^−`decimals`, which are no coarser than its own.
    func units(decimals: Int) -> Int128 {
        var units = Int128(coefficient)
        for _ in self.decimals..<max(decimals, self.decimals) { units *= 10 }
        return units
    }
}
