import Masking
import Testing

@testable import Vault

@Suite struct TokenCacheTests {
    private func key(_ number: Int, mask: Int = 1) -> TokenCache.Key {
        let bytes = (0..<TokenLookup.length).map { UInt8(truncatingIfNeeded: number >> ($0 % 8 * 8)) }
        return TokenCache.Key(mask: mask, [9] + bytes, at: 1)
    }

    @Test func `gives what was kept, by mask and lookup`() {
        var cache = TokenCache()
        cache.keep(Array("one".utf8)[...], of: key(1))
        cache.keep(Array("three".utf8)[...], of: key(3))
        var output: [UInt8] = [7]
        #expect(cache.append(key(3), to: &output) && cache.append(key(1), to: &output))
        #expect(output == [7] + Array("threeone".utf8))
        #expect(!cache.append(key(2), to: &output) && !cache.append(key(1, mask: 2), to: &output))
    }

    @Test func `has a fixed size`() {
        var cache = TokenCache()
        for number in 0...TokenCache.capacity { cache.keep([UInt8(truncatingIfNeeded: number)], of: key(number)) }
        var output: [UInt8] = []
        #expect(!cache.append(key(5), to: &output))
        #expect(cache.append(key(TokenCache.capacity), to: &output) && output == [0])
        #expect(cache.clearings == 1)
    }
}
