import Crypto
import TestSupport
import Testing

@testable import Masking

@Suite struct MixedRadixPermutationTests {
    private func permutation() throws -> MixedRadixPermutation {
        MixedRadixPermutation(
            ff1: try #require(FF1(key: SymmetricKey(data: [UInt8](repeating: 1, count: 32)), radix: 2)))
    }

    @Test func `no two texts of a small set become the same, and each keeps its classes`() throws {
        var permutation = try permutation()
        var results = Set<[UInt8]>()
        let count = 26 * 26 * 1000
        for number in stride(from: 0, to: count, by: 11) {
            let digits = [number / 676 / 100, number / 676 / 10 % 10, number / 676 % 10].map { UInt8($0) }
            var text = [UInt8(10 + number % 26)] + digits + [UInt8(10 + number / 26 % 26), 0]
            #expect(permutation.apply(.encrypt, to: &text))
            #expect(text.map { $0 < 10 } == [false, true, true, true, false, true])
            #expect(text.allSatisfy { $0 < 36 })
            results.insert(text)
        }
        #expect(results.count == (count + 10) / 11)
    }

    @Test(arguments: [
        ([UInt8](repeating: 9, count: 5), false), ([UInt8](repeating: 9, count: 6), true),
        ([UInt8](repeating: 35, count: 4), false), ([UInt8](repeating: 35, count: 4) + [9], true), ([], false),
        ([UInt8](repeating: 35, count: 30), true), ([UInt8](repeating: 35, count: 31), false),
    ])
    func `asks for a million texts and at most thirty characters`(text: [UInt8], isLarge: Bool) throws {
        var permutation = try permutation()
        var changed = text
        #expect(permutation.apply(.encrypt, to: &changed) == isLarge)
        #expect((changed == text) != isLarge)
        if isLarge {
            #expect(permutation.apply(.decrypt, to: &changed))
            #expect(changed == text)
        }
    }

    @Test func `ten thousand texts of all lengths and patterns come back`() throws {
        var permutation = try permutation()
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<10_000 {
            let share = Double.random(in: 0...1, using: &generator)
            let text = (0..<Int.random(in: 6...30, using: &generator)).map { _ in
                Double.random(in: 0...1, using: &generator) < share
                    ? UInt8.random(in: 10...35, using: &generator) : UInt8.random(in: 0...9, using: &generator)
            }
            var changed = text
            #expect(permutation.apply(.encrypt, to: &changed))
            #expect(zip(text, changed).allSatisfy { ($0 < 10) == ($1 < 10) && $1 < 36 })
            #expect(permutation.apply(.decrypt, to: &changed))
            #expect(changed == text)
        }
    }

    @Test(arguments: [1, 20, 64, 71, 96])
    func `a number in halves gives back the digits it was made of`(rightBits: Int) {
        var number = HalvedNumber(rightBits: rightBits)
        let numerals = (0..<24).map { UInt8($0 % 10) }
        for numeral in numerals { number.append(numeral, radix: 10) }
        #expect(number.right >> rightBits == 0)
        #expect(numerals.reversed().map { _ in number.removeLast(radix: 10) } == numerals.reversed())
        #expect(number.left == 0 && number.right == 0)
    }
}
