internal import Records

/// `tokenize`: a new look: keyed, a permuted number or a text of 130 bits; or random, and kept in a vault.
struct Tokenization: MaskingMethod {
    /// What the token is.
    enum Form: String, CaseIterable {
        case integer
        case text
    }

    /// The largest whole number that every JSON reader keeps exactly: 2^53 − 1.
    static let defaultMaximum = 9_007_199_254_740_991
    /// 26 base32 characters: 130 bits.
    static let textLength = 26

    static let descriptor = MethodDescriptor(
        name: "tokenize", technique: .pseudonymization,
        summary: "The value becomes a token: a whole number by a keyed permutation (FF1 of NIST SP 800-38G with "
            + "cycle walking), never two alike, or a text. With `vault` it is random, of any value, the same as "
            + "long as the vault keeps it, and never two alike: the original is sealed there (HPKE of RFC 9180) to the "
            + "public half of a reveal key and known again by its HMAC, so that who holds the mask key and the vault "
            + "can test guesses, and cannot open it.",
        mainParameter: "as",
        parameters: [
            ParameterDescriptor(
                name: "as", type: .choice(Form.allCases.map { $0.rawValue }),
                summary: "Whether tokens are whole numbers, of whole numbers, or texts of 26 characters, of anything; "
                    + "of a vault text where nothing is said, and numbers from 1, of anything."),
            ParameterDescriptor(
                name: "max", type: .integer(999_999...Int.max), defaultValue: "\(defaultMaximum)",
                summary: "The largest number, of values and of tokens; integer only."),
            ParameterDescriptor(
                name: "vault", type: .path,
                summary: "The vault, which `bauta vault create` makes, relative to the rules; it may not lie in the "
                    + "folder of the staging database."),
            ParameterDescriptor(
                name: "expires", type: .integer(1...36_500),
                summary: "After how many days a run deletes a token with its original, so that the value gets a new "
                    + "one; vault only."),
        ],
        atLeastOne: ["as", "vault"],
        examples: [
            MethodExample(parameters: ["as": "integer"], input: "1042", result: .text("6030099456234325")),
            MethodExample(parameters: ["as": "integer", "max": "999999"], input: "1042", result: .text("284241")),
            MethodExample(parameters: ["as": "integer", "max": "999999"], input: "1000000", result: .invalid),
            MethodExample(parameters: ["as": "integer"], input: "007", result: .invalid),
            MethodExample(parameters: ["as": "text"], input: "1042", result: .text("T3MDJG4BBEVBVVHPXPSAVB7W7T")),
        ],
        reversible: "with the key, where it is an integer; of a vault with its reveal key alone", needsKey: true,
        promisesChange: true,
        handling: ValueHandling(
            invalid:
                "as an integer of no vault, what is no whole number up to `max` without sign and leading zeros",
            empty: .depends("masked as a text or of a vault, invalid as an integer"),
            unicode: .depends("masked as a text or of a vault, invalid as an integer"),
            nul: .depends("masked as a text or of a vault, invalid as an integer"),
            long: .depends("masked as a text or of a vault, invalid as an integer"),
            number: "a number as an integer under `type: integer`, else a string"))

    private let form: Form
    private let maximum: Int
    let vault: VaultUse?

    init(_ parameters: MethodParameters) throws(MaskingError) {
        let checked = try parameters.checked(by: Self.descriptor)
        form = checked.choice("as", as: Form.self) ?? .text
        maximum = checked.integer("max") ?? Self.defaultMaximum
        if form == .text, checked.isGiven("max") {
            throw .unusable(method: parameters.method, problem: "a text token has no 'max'", cure: "leave it out")
        }
        let look = form == .text ? TokenForm.text : .integer(maximum)
        let days = checked.integer("expires")
        vault = checked.text("vault").map { VaultUse(path: $0, form: look, days: days) }
        if vault == nil, checked.isGiven("expires") {
            throw .unusable(
                method: parameters.method, problem: "only tokens of a vault expire", cure: "name a 'vault'")
        }
    }

    var uniqueness: Uniqueness {
        form == .integer || vault != nil
            ? .preserved : .probabilistic(bits: Double(Self.textLength * BitText.base32.bitsPerCharacter))
    }

    var reversible: String? {
        if vault != nil { return "with the vault and its reveal key alone" }
        return form == .integer ? "with the key" : nil
    }

    func longestResult(of length: Int) -> Int? {
        form == .integer ? String(maximum).utf8.count : Self.textLength
    }

    func bind(type: ValueType) throws(MaskingError) {
        guard form == .integer, vault == nil, type != .integer, type != .text else { return }
        throw .unusable(
            method: Self.descriptor.name, problem: "a column of type \(type.rawValue) has no whole numbers to permute",
            cure: "use `tokenize: text`, or declare `type: integer`")
    }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker {
        guard vault == nil else {
            throw .unusable(method: Self.descriptor.name, problem: "its vault is not open", cure: "use `bauta run`")
        }
        guard form == .integer else {
            return KeyedHashMasker(
                state: KeyedHashState(key), writer: HashWriter(format: .base32, length: Self.textLength))
        }
        return try integerMasker(.encrypt, key: key)
    }

    func masker(key: SubKey, tokens: any TokenVault) throws(MaskingError) -> any ValueMasker {
        guard let vault else { return try masker(key: key) }
        return VaultMasker(key: key, form: vault.form, tokens: tokens)
    }

    func revealer(key: SubKey) throws(MaskingError) -> (any ValueMasker)? {
        form == .integer && vault == nil ? try integerMasker(.decrypt, key: key) : nil
    }

    private func integerMasker(_ direction: FF1.Direction, key: SubKey) throws(MaskingError) -> IntegerMasker {
        guard let permutation = IntegerPermutation(key: key.key, maximum: UInt64(maximum)) else {
            throw .unusable(method: Self.descriptor.name, problem: "the key does not fit AES", cure: "use a new key")
        }
        return IntegerMasker(permutation: permutation, direction: direction)
    }
}

/// Permutes the whole numbers that are spelled without sign, blank or leading zero.
private struct IntegerMasker: ValueMasker {
    var permutation: IntegerPermutation
    let direction: FF1.Direction

    mutating func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        guard let number = canonicalNumber(value), let token = permutation.apply(direction, to: number) else {
            return false
        }
        output.append(decimal: token)
        return true
    }

    private func canonicalNumber(_ text: Span<UInt8>) -> UInt64? {
        guard !text.isEmpty, text.count <= 19, text.count == 1 || text[0] != UInt8(ascii: "0") else { return nil }
        var number: UInt64 = 0
        for index in text.indices {
            guard ASCII.isDigit(text[index]) else { return nil }
            number = number * 10 + UInt64(text[index] - UInt8(ascii: "0"))
        }
        return number
    }
}
