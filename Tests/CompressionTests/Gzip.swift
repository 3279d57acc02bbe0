import Compression

/// gzip members for tests, made by hand around deflate data.
enum Gzip {
    /// CRC-32 of RFC 1952 section 8, a bit at a time.
    static func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var crc = UInt32.max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }

    /// The raw deflate data of `plain`.
    static func deflated(_ plain: [UInt8]) throws -> [UInt8] {
        var deflater = try Deflater(level: .fast)
        var stream: [UInt8] = []
        guard try deflater.compress(plain, into: &stream) else { return stored(plain) }
        return Array(stream.dropFirst(2).dropLast(4))
    }

    /// `plain` in stored blocks (RFC 1951, section 3.2.4).
    static func stored(_ plain: [UInt8]) -> [UInt8] {
        var data: [UInt8] = []
        var rest = plain[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            data.append(rest.isEmpty ? 1 : 0)
            data += littleEndian(UInt32(block.count)).prefix(2) + littleEndian(~UInt32(block.count)).prefix(2) + block
        } while !rest.isEmpty
        return data
    }

    /// One member: `header` (ten plain bytes if nil), deflate data, CRC-32 and length.
    static func member(_ plain: [UInt8], header: [UInt8]? = nil) throws -> [UInt8] {
        try (header ?? [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]) + deflated(plain)
            + littleEndian(crc32(plain)) + littleEndian(UInt32(truncatingIfNeeded: plain.count))
    }

    static func littleEndian(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}

/// Contents that compress well, badly and not at all.
enum Content: CaseIterable {
    case nothing
    case oneByte
    case rows
    case zeroBytes
    case randomBytes
    case rowsAndRandomBytes

    var bytes: [UInt8] {
        switch self {
        case .nothing: []
        case .oneByte: [65]
        case .rows: Self.csv
        case .zeroBytes: Self.zeros
        case .randomBytes: Self.random
        case .rowsAndRandomBytes: Self.csv + Self.random
        }
    }

    static let csv: [UInt8] = Array((0..<4000).map { "\($0),name \($0 % 97),city \($0 % 7)\n" }.joined().utf8)
    static let zeros = [UInt8](repeating: 0, count: 100_000)
    static let random: [UInt8] = {
        var state: UInt64 = 88_172_645_463_325_252
        return (0..<70_000).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state)
        }
    }()
}
