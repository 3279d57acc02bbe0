import Compression

/// gzip members for tests, made by hand around deflate data.
enum Gzip {
    /// One member with `plain` in it.
    static func member(_ plain: [UInt8]) throws -> [UInt8] {
        var deflater = try Deflater(level: .fast)
        var stream: [UInt8] = []
        let deflated =
            try deflater.compress(plain, into: &stream) ? Array(stream.dropFirst(2).dropLast(4)) : stored(plain)
        let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
        let trailer: [UInt8] = littleEndian(crc32(plain)) + littleEndian(UInt32(truncatingIfNeeded: plain.count))
        return header + deflated + trailer
    }

    /// `plain`, less than 64 KiB, in one stored block (RFC 1951, section 3.2.4).
    private static func stored(_ plain: [UInt8]) -> [UInt8] {
        let length = UInt32(plain.count)
        let lengths = Array(littleEndian(length).prefix(2) + littleEndian(~length).prefix(2))
        return [1] + lengths + plain
    }

    /// CRC-32 of RFC 1952 section 8, by the table of all bytes.
    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        let table = (0..<256).map { (index: UInt32) -> UInt32 in
            var crc = index
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
            return crc
        }
        var crc = UInt32.max
        for byte in bytes { crc = crc >> 8 ^ table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] }
        return ~crc
    }

    private static func littleEndian(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
