import Crypto
import TestSupport
import Testing

@testable import Masking

@Suite struct BlockCipherTests {
    /// FIPS 197, appendix C: the same plain text under keys of three lengths.
    @Test(arguments: [
        (16, "69c4e0d86a7b0430d8cdb78070b4c55a"), (24, "dda97ca4864cdfe06eaf70a0ec0d7191"),
        (32, "8ea2b7ca516745bfeafc49904b496089"),
    ])
    func `gives the examples of FIPS 197`(bytes: Int, cipher: String) throws {
        let key = SymmetricKey(data: (0..<bytes).map { UInt8($0) })
        var block = hex("00112233445566778899aabbccddeeff")
        let isDone = try #require(BlockCipher(key: key)).encrypt(&block)
        #expect(isDone)
        #expect(block == hex(cipher))
    }

    @Test func `refuses other keys and other blocks`() throws {
        #expect(BlockCipher(key: SymmetricKey(data: [UInt8](repeating: 0, count: 31))) == nil)
        var block = [UInt8](repeating: 0, count: 15)
        let isDone = try #require(BlockCipher(key: SymmetricKey(size: .bits256))).encrypt(&block)
        #expect(!isDone)
    }

    @Test(arguments: [16, 24, 32])
    func `blocks in a row are the library's`(bytes: Int) throws {
        var numbers = SeededGenerator(seed: UInt64(bytes))
        for _ in 0..<200 {
            let key = (0..<bytes).map { _ in UInt8.random(in: .min ... .max, using: &numbers) }
            let cipher = try #require(BlockCipher(key: SymmetricKey(data: key)))
            let inputs = (0..<10).map { _ in UInt128(numbers.next()) << 64 | UInt128(numbers.next()) }
            let outputs = cipher.withBlocks { blocks in inputs.map { blocks.encrypt($0) } }
            let expected = inputs.map { input -> UInt128 in
                var block = (0..<16).map { UInt8(truncatingIfNeeded: input >> (120 - 8 * $0)) }
                _ = cipher.encrypt(&block)
                return block.reduce(0) { $0 << 8 | UInt128($1) }
            }
            #expect(outputs == expected)
        }
    }
}
