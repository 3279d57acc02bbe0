/// The same as `AlphabetMasker` for characters of several bytes: a result may have more or fewer bytes than its value.
struct ScalarMasker: ValueMasker {
    private var ff1: FF1
    private let direction: FF1.Direction
    private let alphabet: CharacterAlphabet
    private var symbols: [UInt16] = []

    /// A masker of the characters of `alphabet`.
    init(ff1: FF1, direction: FF1.Direction, alphabet: CharacterAlphabet) {
        self.ff1 = ff1
        self.direction = direction
        self.alphabet = alphabet
    }

    mutating func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        symbols.removeAll(keepingCapacity: true)
        var index = 0
        while index < value.count {
            let (scalar, length) = value.scalar(at: index)
            index += length
            let numeral = scalar.map(alphabet.numeral) ?? CharacterAlphabet.outside
            guard numeral != CharacterAlphabet.outside else { continue }
            guard symbols.count < FormatPreservingEncryption.maximumCharacters else { return false }
            symbols.append(UInt16(truncatingIfNeeded: numeral))
        }
        guard ff1.hasTexts(FormatPreservingEncryption.minimumTexts, length: symbols.count),
            ff1.apply(direction, to: &symbols)
        else { return false }
        write(value, to: &output)
        return true
    }

    private func write(_ value: Span<UInt8>, to output: inout [UInt8]) {
        var (index, next) = (0, 0)
        while index < value.count {
            let (scalar, length) = value.scalar(at: index)
            if let scalar, alphabet.numeral(of: scalar) != CharacterAlphabet.outside {
                alphabet.append(symbols[next], to: &output)
                next += 1
            } else {
                for place in index..<(index + length) { output.append(value[place]) }
            }
            index += length
        }
    }
}

extension Span<UInt8> {
    /// The scalar that begins at `index` and its length in UTF-8; for a byte that is not UTF-8, nil and 1.
    func scalar(at index: Int) -> (scalar: UInt32?, length: Int) {
        let first = self[index]
        if first < 0x80 { return (UInt32(first), 1) }
        let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
        guard length > 0, length <= count - index else { return (nil, 1) }
        var scalar = UInt32(first) & (0x7F >> UInt32(length))
        for place in (index + 1)..<(index + length) {
            guard !ASCII.beginsScalar(self[place]) else { return (nil, 1) }
            scalar = scalar << 6 | UInt32(self[place] & 0x3F)
        }
        // Spelled longer than need be, or no scalar at all.
        let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        return scalar >= least && Unicode.Scalar(scalar) != nil ? (scalar, length) : (nil, 1)
    }
}
