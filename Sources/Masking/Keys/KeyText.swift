internal import Crypto
internal import Records

/// The text of a key: `bauta-key-1:`, base64url of 32 bytes, `:`, the first 8 hex digits of their SHA-256.
enum KeyText {
    /// Whose text it is: each begins in a way of its own, so that none is taken for another.
    enum Kind: String, CaseIterable {
        /// The key of a rule set.
        case masking = "bauta-key-1:"
        /// The private half of a reveal key.
        case reveal = "bauta-reveal-key-1:"
        /// The public half of a reveal key.
        case publicHalf = "bauta-public-key-1:"

        /// What is wrong with a text that does not begin so.
        fileprivate var fault: KeyFault {
            switch self {
            case .masking: .unknownFormat
            case .reveal: .noRevealKey
            case .publicHalf: .noPublicKey
            }
        }
    }

    /// No text that could be a key is longer.
    static let maximumLength = 128
    static let secretLength = 32

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    private static let encodedLength = 43
    private static let checkLength = 8

    /// The 32 bytes that `text` spells; one line feed, or carriage return and line feed, may end it.
    static func decode(_ text: Span<UInt8>, as kind: Kind = .masking) throws(KeyFault) -> SymmetricKey {
        let prefix = Array(kind.rawValue.utf8)
        let end = endWithoutNewline(text)
        guard end > 0 else { throw .empty }
        guard end <= maximumLength else { throw .tooLong }
        guard end >= prefix.count, prefix.indices.allSatisfy({ text[$0] == prefix[$0] }) else { throw kind.fault }
        var colon = prefix.count
        while colon < end, text[colon] != UInt8(ascii: ":") { colon += 1 }
        let isPadded = colon - prefix.count == encodedLength + 1 && text[colon - 1] == UInt8(ascii: "=")
        let encodedEnd = isPadded ? colon - 1 : colon
        guard encodedEnd - prefix.count == encodedLength, end - colon == 1 + checkLength else { throw .wrongLength }
        var secret = SecretBuffer(capacity: secretLength)
        try decode(text.extracting(prefix.count..<encodedEnd), into: &secret)
        return try secret.withBytes { (bytes) throws(KeyFault) in
            let key = unsafe bytes.withUnsafeBytes { unsafe SymmetricKey(data: $0) }
            let check = self.check(key)
            guard check.indices.allSatisfy({ text[colon + 1 + $0] == check[$0] }) else { throw .wrongCheck }
            return key
        }
    }

    /// The text of `key`, without a newline; who takes it wipes it.
    static func encode(_ key: SymmetricKey, as kind: Kind = .masking) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(maximumLength)
        text.append(contentsOf: kind.rawValue.utf8)
        unsafe key.withUnsafeBytes { bytes in
            for index in 0..<encodedLength {
                var sextet = 0
                for bit in index * 6..<index * 6 + 6 {
                    let isSet = unsafe bit / 8 < bytes.count && bytes[bit / 8] >> (7 - bit % 8) & 1 == 1
                    sextet = sextet << 1 | (isSet ? 1 : 0)
                }
                text.append(alphabet[sextet])
            }
        }
        text.append(UInt8(ascii: ":"))
        text.append(contentsOf: check(key))
        return text
    }

    /// Whether `text` begins as one that is secret does.
    static func isSecret(_ text: some StringProtocol) -> Bool {
        text.hasPrefix("bauta-key") || text.hasPrefix("bauta-reveal-key")
    }

    private static func endWithoutNewline(_ text: Span<UInt8>) -> Int {
        var end = text.count
        if end > 0, text[end - 1] == UInt8(ascii: "\n") {
            end -= 1
            if end > 0, text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        }
        return end
    }

    /// Base64url without padding, RFC 4648 section 5; the bits that are left over must be zero.
    private static func decode(_ digits: Span<UInt8>, into secret: inout SecretBuffer) throws(KeyFault) {
        var bits: UInt32 = 0
        var count = 0
        for index in digits.indices {
            guard let value = alphabet.firstIndex(of: digits[index]) else { throw .wrongCharacter }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                guard secret.append(UInt8(truncatingIfNeeded: bits >> count)) else { throw .wrongLength }
                bits &= 1 << count - 1
            }
        }
        guard bits == 0 else { throw .wrongCharacter }
    }

    private static func check(_ key: SymmetricKey) -> [UInt8] {
        let digest = unsafe key.withUnsafeBytes { bytes in
            var hash = SHA256()
            unsafe hash.update(bufferPointer: bytes)
            return hash.finalize()
        }
        return Array(HexText.string(digest.prefix(checkLength / 2)).utf8)
    }
}
