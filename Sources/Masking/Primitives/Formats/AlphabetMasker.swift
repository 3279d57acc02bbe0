/// Takes the numerals of single bytes out of a value, encrypts or decrypts them, and puts them back.
struct AlphabetMasker: ValueMasker {
    private static let outside = UInt16.max

    private var ff1: FF1
    private let direction: FF1.Direction
    private let characters: [UInt8]
    /// The numeral of each byte.
    private let numerals: [UInt16]
    private var symbols: [UInt16] = []

    /// A masker of `characters`, in the order of their numerals.
    init(ff1: FF1, direction: FF1.Direction, characters: [UInt8]) {
        self.ff1 = ff1
        self.direction = direction
        self.characters = characters
        var numerals = [UInt16](repeating: Self.outside, count: 256)
        for (numeral, character) in characters.enumerated() { numerals[Int(character)] = UInt16(numeral) }
        self.numerals = numerals
    }

    mutating func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        symbols.removeAll(keepingCapacity: true)
        for index in value.indices {
            let numeral = numerals[Int(value[index])]
            guard numeral != Self.outside else { continue }
            guard symbols.count < FormatPreservingEncryption.maximumCharacters else { return false }
            symbols.append(numeral)
        }
        guard ff1.hasTexts(FormatPreservingEncryption.minimumTexts, length: symbols.count),
            ff1.apply(direction, to: &symbols)
        else { return false }
        let start = output.count
        output.append(copying: value)
        var next = 0
        for index in start..<output.count where numerals[Int(output[index])] != Self.outside {
            output[index] = characters[Int(symbols[next])]
            next += 1
        }
        return true
    }
}
