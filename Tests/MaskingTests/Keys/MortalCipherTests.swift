import Testing

@testable import Masking

struct MortalCipherTests {
    private let plain = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }

    @Test func `any stretch comes back by itself`() throws {
        let cipher = MortalCipher()
        var hidden: [UInt8] = []
        for (begin, end) in [(0, 1), (1, 15), (15, 16), (16, 300), (300, 1000)] {
            hidden += try #require(cipher.apply(to: Array(plain[begin..<end]), at: begin))
        }
        #expect(hidden != plain)
        for (begin, end) in [(0, 1000), (17, 18), (15, 33), (999, 1000), (512, 512)] {
            #expect(cipher.apply(to: Array(hidden[begin..<end]), at: begin) == Array(plain[begin..<end]))
        }
    }

    @Test func `far behind the counter's first 32 bits there is no trace of what came before`() throws {
        let cipher = MortalCipher()
        let far = try #require(cipher.apply(to: plain, at: 16 << 32))
        #expect(far != cipher.apply(to: plain, at: 0))
        #expect(cipher.apply(to: far, at: 16 << 32) == plain)
    }

    @Test func `two ciphers have two keys`() {
        #expect(MortalCipher().apply(to: plain, at: 0) != MortalCipher().apply(to: plain, at: 0))
    }
}
