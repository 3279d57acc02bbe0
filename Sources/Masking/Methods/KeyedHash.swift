internal import Records

/// `keyed-hash`: HMAC-SHA256 of the value, written in some alphabet; equal values stay equal, and nobody gets back.
struct KeyedHash: MaskingMethod {
    /// How the hash is written.
    enum Format: String, CaseIterable {
        case hex
        case base32
        case base64url
        case uuid
        case email
    }

    static let descriptor = MethodDescriptor(
        name: "keyed-hash", technique: .pseudonymization,
        summary: "The value becomes the start of its HMAC-SHA256 under the key.", mainParameter: "format",
        parameters: [
            ParameterDescriptor(
                name: "format", type: .choice(Format.allCases.map { $0.rawValue }), defaultValue: "hex",
                summary: "How the hash is written; uuid is version 8 of RFC 9562, email ends in @example.invalid."),
            ParameterDescriptor(
                name: "length", type: .integer(6...64),
                summary: "Characters of the pseudonym (hex 8 to 64, default 32; base32 8 to 51, default 26; "
                    + "base64url 6 to 42, default 22; of email the part before the @, 8 to 51, default 26)."),
        ],
        examples: [
            MethodExample(input: "ada@example.com", result: .text("63c60f3864425918693ca13755aa79ce")),
            MethodExample(
                parameters: ["format": "base32"], input: "ada@example.com",
                result: .text("MPDA6ODEIJMRQ2J4UE3VLKTZZZ")),
            MethodExample(
                parameters: ["format": "base64url"], input: "ada@example.com", result: .text("Y8YPOGRCWRhpPKE3Vap5zn")),
            MethodExample(
                parameters: ["format": "uuid"], input: "ada@example.com",
                result: .text("63c60f38-6442-8918-a93c-a13755aa79ce")),
            MethodExample(
                parameters: ["format": "email", "length": "12"], input: "ada@example.com",
                result: .text("mpda6odeijmr@example.invalid")),
        ],
        needsKey: true, promisesChange: true)

    private let format: Format
    private let length: Int

    init(_ parameters: MethodParameters) throws(MaskingError) {
        let checked = try parameters.checked(by: Self.descriptor)
        format = checked.choice("format", as: Format.self) ?? .hex
        guard let limits = format.lengths else {
            guard !checked.isGiven("length") else {
                throw .unusable(
                    method: parameters.method, problem: "a uuid has no 'length'", cure: "leave it out")
            }
            length = 36
            return
        }
        length = checked.integer("length") ?? format.defaultLength
        guard limits.contains(length) else {
            throw .invalidParameter(
                "length", method: parameters.method, expected: ParameterType.integer(limits).expectation)
        }
    }

    var uniqueness: Uniqueness {
        .probabilistic(bits: format == .uuid ? 122 : Double(length * format.text.bitsPerCharacter))
    }

    func longestResult(of length: Int) -> Int? {
        HashWriter(format: format, length: self.length).width
    }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker {
        KeyedHashMasker(state: KeyedHashState(key), writer: HashWriter(format: format, length: length))
    }
}

extension KeyedHash.Format {
    /// The alphabet.
    var text: BitText {
        switch self {
        case .hex, .uuid: .hex
        case .base32: .base32
        case .base64url: .base64url
        case .email: .lowercaseBase32
        }
    }

    /// How many characters there may be; nil where they are fixed.
    fileprivate var lengths: ClosedRange<Int>? {
        switch self {
        case .hex: 8...64
        case .base32, .email: 8...51
        case .base64url: 6...42
        case .uuid: nil
        }
    }

    /// 128 bits or a little more.
    fileprivate var defaultLength: Int {
        switch self {
        case .hex: 32
        case .base32, .email: 26
        case .base64url: 22
        case .uuid: 36
        }
    }
}

/// Hashes value after value, or a column at once, and writes the pseudonyms.
struct KeyedHashMasker: ValueMasker {
    let state: KeyedHashState
    let writer: HashWriter
    private var digests: [UInt8] = []

    init(state: KeyedHashState, writer: HashWriter) {
        self.state = state
        self.writer = writer
    }

    mutating func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        digests.removeAll(keepingCapacity: true)
        state.append(hashOf: value, to: &digests)
        writer.append(digests, to: &output)
        return true
    }

    mutating func mask(_ values: [Field], of bytes: Span<UInt8>, into output: inout [UInt8], results: inout [Field]) {
        digests.removeAll(keepingCapacity: true)
        state.append(hashesOf: values, of: bytes, to: &digests)
        let start = output.count
        writer.append(digests, to: &output)
        let width = writer.width
        for index in values.indices { results.append(Field(start: start &+ index &* width, length: width)) }
    }
}
