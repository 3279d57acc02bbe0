import Compression
import Store
import Testing

@Suite struct BlockDecoderTests {
    let plain = Array(String(repeating: "[\"Zoë\",null],", count: 500).utf8)

    @Test(arguments: CompressionLevel.allCases)
    func `gives back what was encoded`(level: CompressionLevel) throws {
        var encoder = try BlockEncoder(level: level)
        for plain in [plain, [], [1], Array(0...255), plain] {
            let block = try encoder.encode(plain, sequence: 0, records: 1)
            #expect(block.payload.count < plain.count || block.payload == plain)
            #expect(try decoded(block, payload: block.payload).get() == plain)
        }
    }

    @Test func `finds every changed bit of a payload`() throws {
        var encoder = try BlockEncoder()
        let block = try encoder.encode(plain, sequence: 0, records: 1)
        for bit in 0..<(block.payload.count * 8) {
            var payload = block.payload
            payload[bit / 8] ^= 1 << (bit % 8)
            #expect(try decoded(block, payload: payload) == .failure(.payloadHash))
        }
    }

    @Test func `finds a wrong length and a wrong content`() throws {
        var encoder = try BlockEncoder()
        var block = try encoder.encode(plain, sequence: 0, records: 1)
        block.plainBytes += 1
        #expect(try decoded(block, payload: block.payload) == .failure(.stream))
        block.plainBytes = .max
        #expect(try decoded(block, payload: block.payload) == .failure(.stream))
        block.plainBytes = plain.count
        block.plainSHA256[31] ^= 1
        #expect(try decoded(block, payload: block.payload) == .failure(.plainHash))
    }

    @Test func `is a zlib stream for anyone`() throws {
        var encoder = try BlockEncoder()
        let block = try encoder.encode(plain, sequence: 0, records: 1)
        let folder = try ScratchFolder()
        try folder.write(block.payload, to: "payload")
        let script = "import sys, zlib; print(zlib.decompress(open(sys.argv[1], 'rb').read()).decode())"
        #expect(try Shell.python(script, [folder.file("payload")]) == [String(decoding: plain, as: UTF8.self)])
    }

    /// What a reader makes of `block` if the store holds `payload` for it.
    private func decoded(_ block: EncodedBlock, payload: [UInt8]) throws -> Result<[UInt8], BlockFault> {
        var decoder = try BlockDecoder()
        do throws(BlockFault) {
            return .success(try decoder.plain(payload.span, of: StoredBlock(dataset: 1, firstRecord: 0, block)))
        } catch {
            return .failure(error)
        }
    }
}
