internal import Records

/// `fpe`: the characters of an alphabet are encrypted among themselves (FF1); all others stay where they are.
struct FormatPreservingEncryption: MaskingMethod {
    /// Which characters are encrypted.
    enum Alphabet: String, CaseIterable {
        case digits
        case letters
        case alphanumeric

        /// The characters in the order of their numerals.
        var characters: [UInt8] {
            let digits = Array(UInt8(ascii: "0")...UInt8(ascii: "9"))
            let letters =
                Array(UInt8(ascii: "A")...UInt8(ascii: "Z")) + Array(UInt8(ascii: "a")...UInt8(ascii: "z"))
            return switch self {
            case .digits: digits
            case .letters: letters
            case .alphanumeric: digits + letters
            }
        }
    }

    /// Sets below this are searched in no time (the bound of SP 800-38G revision 1).
    static let minimumTexts = 1_000_000
    static let maximumCharacters = 4096

    static let descriptor = MethodDescriptor(
        name: "fpe", technique: .pseudonymization,
        summary: "The value keeps its look: its characters of an alphabet are encrypted by FF1 of NIST SP 800-38G, "
            + "all others stay in their places.",
        mainParameter: "alphabet",
        parameters: [
            ParameterDescriptor(
                name: "alphabet", type: .choice(Alphabet.allCases.map { $0.rawValue }), isRequired: true,
                summary: "What is encrypted: at least 6 digits, or 4 letters or alphanumeric characters, at most 4096.")
        ],
        examples: [
            MethodExample(
                parameters: ["alphabet": "digits"], input: "4111 1111 1111 1111", result: .text("0919 3647 9825 6686")),
            MethodExample(parameters: ["alphabet": "letters"], input: "Ada Lovelace", result: .text("xZl ySSZVrxQ")),
            MethodExample(parameters: ["alphabet": "alphanumeric"], input: "AB-12/cd", result: .text("Uk-d9/PH")),
            MethodExample(parameters: ["alphabet": "digits"], input: "12345", result: .invalid),
        ],
        reversible: "with the key", isFormatPreserving: true, isLengthPreserving: true,
        keeps: "every character outside the alphabet, and the length", needsKey: true, promisesChange: true)

    private let alphabet: Alphabet

    init(_ parameters: MethodParameters) throws(MaskingError) {
        alphabet = try parameters.checked(by: Self.descriptor).choice("alphabet", as: Alphabet.self) ?? .alphanumeric
    }

    var uniqueness: Uniqueness { .preserved }
    var keeps: String? { Self.descriptor.keeps }

    func bind(type: ValueType) throws(MaskingError) {
        guard type == .boolean || type == .binary else { return }
        throw .unusable(
            method: Self.descriptor.name, problem: "a column of type \(type.rawValue) has no characters to encrypt",
            cure: "use another method")
    }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker {
        let characters = alphabet.characters
        guard let ff1 = FF1(key: key.key, radix: characters.count) else {
            throw .unusable(method: Self.descriptor.name, problem: "the key does not fit AES", cure: "use a new key")
        }
        return FormatPreservingMasker(ff1: ff1, characters: characters)
    }
}

/// Takes the numerals out of a value, encrypts them, and puts them back.
private struct FormatPreservingMasker: ValueMasker {
    private static let outside = UInt16.max

    private var ff1: FF1
    private let characters: [UInt8]
    /// The numeral of each byte.
    private let numerals: [UInt16]
    private var symbols: [UInt16] = []

    init(ff1: FF1, characters: [UInt8]) {
        self.ff1 = ff1
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
            ff1.apply(.encrypt, to: &symbols)
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
