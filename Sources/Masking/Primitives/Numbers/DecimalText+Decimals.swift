internal import Records

extension DecimalText {
    /// The digits behind the point of this number, spelled in `text`, once it is written without an exponent.
    func decimals(in text: Span<UInt8>) -> Int {
        var point = end
        for index in 0..<end where text[index] == UInt8(ascii: ".") { point = index }
        if isZero { return max(end - point - 1, 0) }
        let digits = end - start - (point >= start && point < end ? 1 : 0)
        // What an exponent moves the point by: `scale` is the power of the first digit that is not 0.
        return max(digits - scale - 1, 0)
    }
}
