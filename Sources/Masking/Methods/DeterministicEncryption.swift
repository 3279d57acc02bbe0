internal import Records

/// `encrypt-deterministic`: AES-SIV of the value; equal values stay equal, and whoever has the key gets them back.
struct DeterministicEncryption: MaskingMethod {
    /// How the encrypted bytes are written.
    enum Format: String, CaseIterable {
        case base64url
        case hex

        /// The alphabet.
        var text: BitText { self == .hex ? .hex : .base64url }
    }

    static let descriptor = MethodDescriptor(
        name: "encrypt-deterministic", technique: .pseudonymization,
        summary: "The value's bytes, whatever they are, are encrypted and authenticated by AES-SIV (RFC 5297, AES-128) "
            + "and written in some alphabet without padding; `bauta reveal` turns them back. Never invalid.",
        mainParameter: "format",
        parameters: [
            ParameterDescriptor(
                name: "format", type: .choice(Format.allCases.map { $0.rawValue }), defaultValue: "base64url",
                summary: "How the bytes are written: 16 more than the value has, in base64url or hex digits."),
            ParameterDescriptor(
                name: "tweak", type: .text,
                summary: "The associated data of the standard: columns under one mask with other tweaks cannot be "
                    + "joined."),
        ],
        examples: [
            MethodExample(input: "ada@example.com", result: .text("VOtL3wwumwPGcqWSHPfM72d8WcqtqWx1J3nxYZR7CQ")),
            MethodExample(
                parameters: ["format": "hex"], input: "ada@example.com",
                result: .text("54eb4bdf0c2e9b03c672a5921cf7ccef677c59caada96c752779f161947b09")),
            MethodExample(
                parameters: ["tweak": "orders.email"], input: "ada@example.com",
                result: .text("QTQ8mbMc5xFEg_7ETUYuCm1cb3G3NixmZBjexkWtrg")),
        ],
        reversible: "with the key", keeps: "the length in bytes", needsKey: true, promisesChange: true,
        ownClass: .deterministicEncryption)

    private let format: Format
    private let tweak: [UInt8]?

    init(_ parameters: MethodParameters) throws(MaskingError) {
        let checked = try parameters.checked(by: Self.descriptor)
        format = checked.choice("format", as: Format.self) ?? .base64url
        tweak = checked.text("tweak").map { Array($0.utf8) }
    }

    var uniqueness: Uniqueness { .preserved }

    var keeps: String? { Self.descriptor.keeps }

    /// A character has up to four bytes.
    func longestResult(of length: Int) -> Int? { format.text.length(ofBytes: SIV.vectorLength + 4 * length) }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker {
        SealingMasker(siv: try siv(key), text: format.text)
    }

    func revealer(key: SubKey) throws(MaskingError) -> (any ValueMasker)? {
        OpeningMasker(siv: try siv(key), text: format.text)
    }

    private func siv(_ key: SubKey) throws(MaskingError) -> SIV {
        guard let siv = SIV(key: key.key, associatedData: tweak.map { [$0] } ?? []) else {
            throw .unusable(method: Self.descriptor.name, problem: "the key does not fit AES", cure: "use a new key")
        }
        return siv
    }
}

/// Seals values and writes the bytes.
private struct SealingMasker: ValueMasker {
    let siv: SIV
    let text: BitText
    fileprivate var sealed: [UInt8] = []

    mutating func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        sealed.removeAll(keepingCapacity: true)
        sealed.append(contentsOf: repeatElement(0, count: SIV.vectorLength))
        sealed.append(copying: value)
        guard siv.seal(&sealed) else { return false }
        let bytes = sealed
        let length = text.length(ofBytes: bytes.count)
        output.append(addingCapacity: length) { text.append(bytes, from: 0, count: length, to: &$0) }
        return true
    }
}

/// Reads what a sealing masker has written, and opens it.
private struct OpeningMasker: ValueMasker {
    let siv: SIV
    let text: BitText
    fileprivate var sealed: [UInt8] = []

    mutating func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        sealed.removeAll(keepingCapacity: true)
        guard text.decode(value, into: &sealed), siv.open(&sealed) else { return false }
        output.append(contentsOf: sealed[SIV.vectorLength...])
        return true
    }
}
