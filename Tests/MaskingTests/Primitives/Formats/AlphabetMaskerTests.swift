import Crypto
import Testing

@testable import Masking

@Suite struct AlphabetMaskerTests {
    @Test func `what one direction gives, the other takes back`() throws {
        let ff1 = try #require(FF1(key: SymmetricKey(data: [UInt8](repeating: 1, count: 32)), radix: 16))
        let characters = Array("0123456789abcdef".utf8)
        var there = AlphabetMasker(ff1: ff1, direction: .encrypt, characters: characters)
        var back = AlphabetMasker(ff1: ff1, direction: .decrypt, characters: characters)
        let value = Array("before: dead-beef\0é".utf8)
        var output = Array("x".utf8)
        #expect(there.mask(value.span, into: &output))
        let masked = Array(output.dropFirst())
        #expect(masked.count == value.count)
        #expect(masked != value)
        #expect(back.mask(masked.span, into: &output))
        #expect(Array(output.suffix(value.count)) == value)
        #expect(!there.mask(Array("beef".utf8).span, into: &output))
    }
}
