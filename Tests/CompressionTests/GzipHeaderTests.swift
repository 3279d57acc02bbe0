import Testing

@testable import Compression

struct GzipHeaderTests {
    /// Every optional part: extra field, name, comment and checksum.
    static let fullHeader: [UInt8] = {
        let parts: [UInt8] =
            [0x1F, 0x8B, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 2, 3] + [3, 0, 9, 9, 9] + Array("n.csv\0".utf8)
            + Array("c\0".utf8)
        return parts + Gzip.littleEndian(Gzip.crc32(parts)).prefix(2)
    }()

    private func length(_ bytes: [UInt8]) throws -> Int? {
        var header = GzipHeader()
        for (index, byte) in bytes.enumerated() where try header.take(byte) { return index + 1 }
        return nil
    }

    @Test(
        arguments: [
            ([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 99], 10),
            ([0x1F, 0x8B, 8, 1, 0, 0, 0, 0, 0, 3, 99], 10),
            ([0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 3, 0, 0, 99], 12),
            ([0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 3, 2, 0, 7, 7, 99], 14),
            ([0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3, 65, 66, 0, 99], 13),
            ([0x1F, 0x8B, 8, 16, 0, 0, 0, 0, 0, 3, 0, 99], 11),
            (fullHeader + [99], fullHeader.count),
        ] as [([UInt8], Int)])
    func `the parts that the flags announce`(bytes: [UInt8], expected: Int) throws {
        #expect(try length(bytes) == expected)
    }

    @Test func `an extra field of 65,535 bytes`() throws {
        let bytes: [UInt8] = [0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 3, 255, 255] + [UInt8](repeating: 1, count: 65_536)
        #expect(try length(bytes) == 12 + 65_535)
    }

    @Test(arguments: [[0x1E], [0x1F, 0x8C], [0x1F, 0x8B, 7], [0x1F, 0x8B, 8, 0x20]] as [[UInt8]])
    func `another format is refused`(bytes: [UInt8]) throws {
        #expect(throws: CompressionError.notThisFormat) { try length(bytes) }
    }

    @Test(arguments: 1...2)
    func `a wrong checksum of the header is refused`(fromEnd: Int) throws {
        var bytes = Self.fullHeader
        bytes[bytes.count - fromEnd] ^= 1
        #expect(throws: CompressionError.wrongChecksum) { try length(bytes) }
    }
}
