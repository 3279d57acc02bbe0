internal import Records

/// `fpe`: the characters of an alphabet are encrypted among themselves (FF1), or a number all but its check digits.
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

    /// Numbers with check digits.
    enum Format: String, CaseIterable {
        case card
        case iban
        case imei
        case isbn
    }

    /// What becomes of a card's check digit.
    enum Checksum: String, CaseIterable {
        case shift
        case keep
    }

    /// What a rule asks for.
    private enum Target {
        case characters([UInt8])
        case scalars(CharacterAlphabet)
        case format(Format)
    }

    /// Sets below this are searched in no time (the bound of SP 800-38G revision 1).
    static let minimumTexts = 1_000_000
    static let maximumCharacters = 4096

    private let target: Target
    private let checksum: Checksum
    private let tweak: [UInt8]

    init(_ parameters: MethodParameters) throws(MaskingError) {
        let checked = try parameters.checked(by: Self.descriptor)
        if let format = checked.choice("format", as: Format.self) ?? checked.choice("alphabet", as: Format.self) {
            target = .format(format)
        } else if let characters = checked.text("characters") {
            let alphabet = try CharacterAlphabet(characters, method: parameters.method)
            target = alphabet.ascii.map { .characters($0) } ?? .scalars(alphabet)
        } else {
            target = .characters((checked.choice("alphabet", as: Alphabet.self) ?? .alphanumeric).characters)
        }
        tweak = Array((checked.text("tweak") ?? "").utf8)
        checksum = checked.choice("checksum", as: Checksum.self) ?? .shift
        try checkReason(checked)
    }

    /// A check digit that is kept needs a reason, and nothing else has one.
    private func checkReason(_ checked: CheckedParameters) throws(MaskingError) {
        let isCard = if case .format(.card) = target { true } else { false }
        if checked.isGiven("checksum"), !isCard {
            throw .unusable(
                method: Self.descriptor.name, problem: "only a card has a 'checksum'", cure: "leave it out")
        }
        let isStated = checked.text("reason")?.utf8.contains { !ASCII.isBlank($0) } ?? false
        if checksum == .keep, !isStated {
            throw .unusable(
                method: Self.descriptor.name, problem: "'checksum: keep' makes numbers that others may take for cards",
                cure: "give a 'reason'")
        }
        if checksum == .shift, checked.isGiven("reason") {
            throw .unusable(
                method: Self.descriptor.name, problem: "a 'reason' is of 'checksum: keep' alone",
                cure: "write it beside the method")
        }
    }

    var uniqueness: Uniqueness { .preserved }

    var keeps: String? {
        let error = "and how far the check digit is off"
        return switch target {
        case .characters: "every character outside the alphabet, and the length"
        case .scalars: "every character outside the alphabet, and the number of characters"
        case .format(.card):
            checksum == .keep
                ? "the number of digits, spaces, hyphens, \(error): valid stays valid"
                : "the number of digits, spaces, hyphens, \(error): one wrong check digit in nine comes out right"
        case .format(.iban): "the country, the length, where letters and digits stand, \(error)"
        case .format(.imei): "the number of digits, spaces, hyphens, the two digits of a software version, \(error)"
        case .format(.isbn): "the number of digits, spaces, hyphens, 978 or 979, \(error)"
        }
    }

    func bind(type: ValueType) throws(MaskingError) {
        var isUsable = type != .boolean && type != .binary
        if case .format(let format) = target, format == .iban || type == .real { isUsable = type == .text }
        guard !isUsable else { return }
        throw .unusable(
            method: Self.descriptor.name, problem: "a column of type \(type.rawValue) has no characters to encrypt",
            cure: "use another method")
    }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker { try masker(.encrypt, key: key) }

    func revealer(key: SubKey) throws(MaskingError) -> (any ValueMasker)? { try masker(.decrypt, key: key) }

    private func masker(_ direction: FF1.Direction, key: SubKey) throws(MaskingError) -> any ValueMasker {
        switch target {
        case .characters(let characters):
            return AlphabetMasker(
                ff1: try ff1(key, radix: characters.count), direction: direction, characters: characters)
        case .scalars(let alphabet):
            return ScalarMasker(
                ff1: try ff1(key, radix: alphabet.scalars.count), direction: direction, alphabet: alphabet)
        case .format(.iban):
            return AccountNumberMasker(
                permutation: MixedRadixPermutation(ff1: try ff1(key, radix: 2)), direction: direction)
        case .format(let format):
            return CheckedNumberMasker(
                ff1: try ff1(key, radix: 10), direction: direction, format: format,
                shift: format == .card && checksum == .shift ? 1 : 0)
        }
    }

    private func ff1(_ key: SubKey, radix: Int) throws(MaskingError) -> FF1 {
        guard let ff1 = FF1(key: key.key, radix: radix, tweak: tweak) else {
            throw .unusable(method: Self.descriptor.name, problem: "the key does not fit AES", cure: "use a new key")
        }
        return ff1
    }
}
