/// Characters of a rule that are encrypted among themselves: Unicode scalars, each with its numeral.
struct CharacterAlphabet: Sendable {
    /// The numeral of a scalar that is not in it.
    static let outside = UInt32.max

    /// The scalars in the order of their numerals.
    let scalars: [Unicode.Scalar]
    /// For each 256 scalars of Unicode where their numerals begin; 0 where none of them is in it.
    private let pages: [UInt32]
    private let numerals: [UInt32]
    /// The UTF-8 of all scalars, and where each begins and the last one ends.
    private let bytes: [UInt8]
    private let starts: [Int]

    /// The characters that `text` names: one after another, and ranges as `a-z`; a hyphen stands first or last.
    init(_ text: String, method: String) throws(MaskingError) {
        scalars = try Self.scalars(of: text, method: method)
        var pages = [UInt32](repeating: 0, count: 0x110000 >> 8)
        var numerals = [UInt32](repeating: Self.outside, count: 256)
        var bytes: [UInt8] = []
        var starts = [0]
        for (numeral, scalar) in scalars.enumerated() {
            let page = Int(scalar.value >> 8)
            if pages[page] == 0 {
                pages[page] = UInt32(numerals.count)
                numerals += repeatElement(Self.outside, count: 256)
            }
            let place = Int(pages[page] + scalar.value & 0xFF)
            guard numerals[place] == Self.outside else {
                throw Self.refusal(method, "a character occurs twice in 'characters'", "name each of them once")
            }
            numerals[place] = UInt32(numeral)
            bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            starts.append(bytes.count)
        }
        (self.pages, self.numerals, self.bytes, self.starts) = (pages, numerals, bytes, starts)
    }

    /// The characters where each is one byte of UTF-8.
    var ascii: [UInt8]? {
        scalars.allSatisfy { $0.isASCII } ? scalars.map { UInt8(truncatingIfNeeded: $0.value) } : nil
    }

    /// The numeral of a scalar, or `outside`.
    @inline(__always)
    func numeral(of scalar: UInt32) -> UInt32 { numerals[Int(pages[Int(scalar >> 8)] &+ scalar & 0xFF)] }

    /// Appends the character of a numeral.
    @inline(__always)
    func append(_ numeral: UInt16, to output: inout [UInt8]) {
        for index in starts[Int(numeral)]..<starts[Int(numeral) + 1] { output.append(bytes[index]) }
    }

    private static func scalars(of text: String, method: String) throws(MaskingError) -> [Unicode.Scalar] {
        let given = Array(text.unicodeScalars)
        var scalars: [Unicode.Scalar] = []
        var index = 0
        while index < given.count {
            let isRange = index + 2 < given.count && given[index + 1] == "-"
            let last = isRange ? given[index + 2] : given[index]
            guard given[index] <= last, !isRange || given[index] != last else {
                throw refusal(
                    method, "a range of 'characters' runs backwards", "write it as a-z, a hyphen first or last")
            }
            // Numbers that are no scalars, as halves of UTF-16 pairs, are left out.
            scalars += (given[index].value...last.value).lazy.compactMap { Unicode.Scalar($0) }
            index += isRange ? 3 : 1
            guard scalars.count <= FF1.radices.upperBound else { break }
        }
        guard FF1.radices.contains(scalars.count) else {
            throw refusal(
                method, "'characters' names too few or too many",
                "name \(FF1.radices.lowerBound) to \(FF1.radices.upperBound) characters")
        }
        return scalars
    }

    private static func refusal(_ method: String, _ problem: String, _ cure: String) -> MaskingError {
        .unusable(method: method, problem: problem, cure: cure)
    }
}
