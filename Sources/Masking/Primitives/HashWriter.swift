internal import CHash

/// Writes hashes of 32 bytes as pseudonyms of one format and length.
struct HashWriter: Sendable {
    /// The domain of e-mail pseudonyms, which RFC 2606 reserves: no mail ever arrives.
    private static let emailDomain = Array("@example.invalid".utf8)

    let format: KeyedHash.Format
    let length: Int
    private let text: BitText

    init(format: KeyedHash.Format, length: Int) {
        self.format = format
        self.length = length
        text = format.text
    }

    /// The bytes of a pseudonym, which all have the same.
    var width: Int { format == .email ? length + Self.emailDomain.count : length }

    /// Appends the pseudonyms for all hashes in `digests`, one after the other.
    func append(_ digests: [UInt8], to output: inout [UInt8]) {
        let hashes = digests.count / KeyedHashState.digestLength
        output.append(addingCapacity: hashes * width) { room in
            for hash in 0..<hashes { append(digests, at: hash * KeyedHashState.digestLength, to: &room) }
        }
    }

    private func append(_ digests: [UInt8], at start: Int, to room: inout OutputSpan<UInt8>) {
        switch format {
        case .hex: appendHex(digests, at: start, to: &room)
        case .base32, .base64url: text.append(digests, from: start, count: length, to: &room)
        case .email:
            text.append(digests, from: start, count: length, to: &room)
            for byte in Self.emailDomain { room.append(byte) }
        case .uuid: appendUUID(digests, at: start, to: &room)
        }
    }

    /// Whole bytes by the kernel, which takes a fifth of the time, and an odd digit behind them.
    private func appendHex(_ digests: [UInt8], at start: Int, to room: inout OutputSpan<UInt8>) {
        let bytes = digests.span.extracting(start..<start + KeyedHashState.digestLength).extracting(first: length / 2)
        unsafe room.withUnsafeMutableBufferPointer { free, count in
            guard let base = free.baseAddress, free.count - count >= bytes.count * 2 else { return }
            unsafe bytes.withUnsafeBufferPointer { unsafe chash_hex($0.baseAddress, $0.count, base + count) }
            count += bytes.count * 2
        }
        if length.isMultiple(of: 2) { return }
        room.append(text.alphabet[Int(digests[start + length / 2] >> 4)])
    }

    /// The first 128 bits with the version 8 and the variant of RFC 9562 section 5.8 set.
    private func appendUUID(_ digests: [UInt8], at start: Int, to room: inout OutputSpan<UInt8>) {
        for index in 0..<16 {
            var byte = digests[start + index]
            if index == 6 { byte = byte & 0x0F | 0x80 }
            if index == 8 { byte = byte & 0x3F | 0x80 }
            if index == 4 || index == 6 || index == 8 || index == 10 { room.append(UInt8(ascii: "-")) }
            room.append(text.alphabet[Int(byte >> 4)])
            room.append(text.alphabet[Int(byte & 15)])
        }
    }
}
