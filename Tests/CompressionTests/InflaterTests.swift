import Compression
import Testing

struct InflaterTests {
    static let plain = Array("id,name\n1,Ada\n2,Grace\n3,Grace\n".utf8)
    /// What Python's `zlib.compress(plain, 9)` writes.
    static let stream: [UInt8] = [
        0x78, 0xDA, 0xCB, 0x4C, 0xD1, 0xC9, 0x4B, 0xCC, 0x4D, 0xE5, 0x32, 0xD4, 0x71, 0x4C, 0x49, 0xE4,
        0x32, 0xD2, 0x71, 0x2F, 0x4A, 0x4C, 0x4E, 0xE5, 0x32, 0x86, 0xD2, 0x00, 0x89, 0x7F, 0x08, 0xA7,
    ]

    private func inflated(_ payload: [UInt8], plainBytes: Int = plain.count) throws -> [UInt8] {
        var inflater = try Inflater()
        return try inflater.inflate(payload, plainBytes: plainBytes)
    }

    @Test func `reads what Python wrote`() throws {
        #expect(try inflated(Self.stream) == Self.plain)
    }

    @Test(arguments: 0..<stream.count)
    func `a stream that is cut anywhere is truncated`(count: Int) throws {
        #expect(throws: CompressionError.truncated) { try inflated(Array(Self.stream.prefix(count))) }
    }

    @Test(arguments: [0, 1, plain.count - 1, plain.count + 1, 10_000])
    func `another length is refused`(plainBytes: Int) throws {
        #expect(throws: CompressionError.wrongLength) { try inflated(Self.stream, plainBytes: plainBytes) }
    }

    @Test(arguments: [-1, Int.min, Int.max, 1 << 40])
    func `an impossible length is refused before memory is taken`(plainBytes: Int) throws {
        #expect(throws: CompressionError.wrongLength) { try inflated(Self.stream, plainBytes: plainBytes) }
    }

    @Test(arguments: 1...4)
    func `a changed checksum is refused`(fromEnd: Int) throws {
        var stream = Self.stream
        stream[stream.count - fromEnd] ^= 1
        #expect(throws: CompressionError.wrongChecksum) { try inflated(stream) }
    }

    @Test(arguments: [[0], [0, 0, 0, 0, 0, 0, 0, 0], stream])
    func `trailing bytes are refused`(more: [UInt8]) throws {
        #expect(throws: CompressionError.trailingBytes) { try inflated(Self.stream + more) }
    }

    @Test(arguments: [[0x1F, 0x8B], [0x78, 0xDB], [0x79, 0xDA], [0x78, 0xBB], [0x88, 0x1C]] as [[UInt8]])
    func `another header is refused`(header: [UInt8]) throws {
        #expect(throws: CompressionError.notThisFormat) { try inflated(header + Self.stream.dropFirst(2)) }
    }

    @Test func `any changed bit is an error or one of those after the last block`() throws {
        var harmless = 0
        for index in Self.stream.indices {
            for bit in 0..<8 {
                var stream = Self.stream
                stream[index] ^= 1 << bit
                guard let answer = try? inflated(stream) else { continue }
                #expect(answer == Self.plain, "byte \(index), bit \(bit)")
                harmless += 1
            }
        }
        // The last block ends within a byte (RFC 1951, section 3.1).
        #expect(harmless < 8)
    }

    @Test func `goes on after an error`() throws {
        var inflater = try Inflater()
        #expect(throws: CompressionError.self) {
            try inflater.inflate(Array(Self.stream.prefix(12)), plainBytes: Self.plain.count)
        }
        let back = try inflater.inflate(Self.stream, plainBytes: Self.plain.count)
        #expect(back == Self.plain)
    }
}
