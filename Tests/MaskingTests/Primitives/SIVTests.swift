import Crypto
import Testing

@testable import Masking

@Suite struct SIVTests {
    /// The examples of RFC 5297 appendix A: deterministic, and with a nonce as the last associated data.
    private static let vectors: [(key: String, associated: [String], plain: String, sealed: String)] = [
        (
            "fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
            ["101112131415161718191a1b1c1d1e1f2021222324252627"], "112233445566778899aabbccddee",
            "85632d07c6e8f37f950acd320a2ecc9340c02b9690c4dc04daef7f6afe5c"
        ),
        (
            "7f7e7d7c7b7a79787776757473727170404142434445464748494a4b4c4d4e4f",
            [
                "00112233445566778899aabbccddeeffdeaddadadeaddadaffeeddccbbaa99887766554433221100",
                "102030405060708090a0", "09f911029d74e35bd84156c5635688c0",
            ],
            "7468697320697320736f6d6520706c61696e7465787420746f20656e6372797074207573696e67205349562d414553",
            "7bdb6e3b432667eb06f4d14bff2fbd0fcb900f2fddbe404326601965c889bf17"
                + "dba77ceb094fa663b7a3f748ba8af829ea64ad544a272e9c485b62a3fd5c0d"
        ),
    ]

    private func siv(_ bytes: Int = 32) throws -> SIV {
        try #require(SIV(key: SymmetricKey(data: Array(0..<UInt8(bytes)))))
    }

    private func room(_ plain: [UInt8]) -> [UInt8] { [UInt8](repeating: 0, count: SIV.vectorLength) + plain }

    @Test(arguments: vectors.indices)
    func `gives the vectors of RFC 5297 and opens them`(index: Int) throws {
        let vector = Self.vectors[index]
        let siv = try #require(
            SIV(key: SymmetricKey(data: hex(vector.key)), associatedData: vector.associated.map { hex($0) }))
        var message = room(hex(vector.plain))
        #expect(siv.seal(&message) && message == hex(vector.sealed))
        #expect(siv.open(&message) && Array(message[SIV.vectorLength...]) == hex(vector.plain))
    }

    @Test(arguments: [32, 48, 64])
    func `every length comes back, under keys of every length`(bytes: Int) throws {
        let siv = try siv(bytes)
        for length in 0..<100 {
            let plain = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7) }
            var message = room(plain)
            #expect(siv.seal(&message) && siv.open(&message) && message.dropFirst(SIV.vectorLength) == plain[...])
        }
    }

    @Test func `no changed bit is opened`() throws {
        let siv = try siv()
        for length in [0, 1, 15, 16, 17, 33] {
            var sealed = room([UInt8](repeating: 0x61, count: length))
            #expect(siv.seal(&sealed))
            for bit in 0..<sealed.count * 8 {
                var changed = sealed
                changed[bit / 8] ^= 1 << UInt8(bit % 8)
                #expect(!siv.open(&changed))
            }
        }
    }

    @Test func `other lengths of keys and messages without a vector are refused`() throws {
        for bytes in [0, 16, 31, 33, 40, 96] { #expect(SIV(key: SymmetricKey(data: Array(0..<UInt8(bytes)))) == nil) }
        var short = [UInt8](repeating: 0, count: SIV.vectorLength - 1)
        let siv = try siv()
        #expect(!siv.seal(&short) && !siv.open(&short))
    }
}
