import Records
import Store
import Testing

@Suite struct EncodedBlockTests {
    @Test func `tells the lengths and digests of what it holds`() throws {
        let plain = Array(String(repeating: "[\"a\"],", count: 1000).utf8)
        var encoder = try BlockEncoder()
        let block = try encoder.encode(plain, sequence: 7, records: 1000)
        #expect(block.sequence == 7 && block.records == 1000 && block.plainBytes == plain.count)
        #expect(block.payload.count < plain.count)
        #expect(block.plainSHA256 == Digest.sha256(plain))
        #expect(block.payloadSHA256 == Digest.sha256(block.payload))
    }

    @Test(arguments: ["[]", "[[1]]"]) func `is stored plain where that is not longer`(text: String) throws {
        var encoder = try BlockEncoder()
        let block = try encoder.encode(Array(text.utf8), sequence: 0, records: 0)
        #expect(block.payload == Array(text.utf8))
        #expect(block.payloadSHA256 == block.plainSHA256)
    }

    @Test func `does not depend on what was encoded before`() throws {
        let plain = Array(String(repeating: "[\"abc\",null],", count: 500).utf8)
        var used = try BlockEncoder()
        _ = try used.encode(Array(plain.reversed()), sequence: 0, records: 1)
        var fresh = try BlockEncoder()
        #expect(
            try used.encode(plain, sequence: 0, records: 1).payload
                == fresh.encode(plain, sequence: 0, records: 1).payload)
    }
}
