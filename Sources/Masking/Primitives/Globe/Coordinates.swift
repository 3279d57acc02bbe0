/// An axis of the globe.
enum GlobeAxis {
    case latitude
    case longitude

    /// The degrees on each side of zero.
    var reach: Int { self == .latitude ? 90 : 180 }

    /// Cuts the degrees that `text` spells; nil where there are none, or more than the axis has.
    func cut(_ text: Span<UInt8>, decimals: Int) -> DecimalCut? {
        guard let cut = DecimalCut(text, decimals: decimals) else { return nil }
        let edge = UInt128(reach) * UInt128(DecimalCut.power(decimals))
        return cut.whole < edge || cut.whole == edge && cut.rest == .nothing ? cut : nil
    }
}

/// Where the two numbers of `LATITUDE,LONGITUDE` stand; blanks may follow the comma.
struct CoordinatePair {
    let latitude: Range<Int>
    let longitude: Range<Int>

    /// Finds the numbers in `text`; nil where it has not exactly one comma.
    init?(_ text: Span<UInt8>) {
        // Longer than any place is written; what follows is one look at each byte.
        guard text.count <= 128, let comma = text.indices.first(where: { text[$0] == UInt8(ascii: ",") }) else {
            return nil
        }
        var begin = comma + 1
        while begin < text.count, text[begin] == UInt8(ascii: " ") { begin += 1 }
        latitude = 0..<comma
        longitude = begin..<text.count
    }
}
