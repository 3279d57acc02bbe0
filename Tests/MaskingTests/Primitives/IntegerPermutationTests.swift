import Testing

@testable import Masking

@Suite struct IntegerPermutationTests {
    private let key = Tokenization.descriptor.exampleKey.key

    @Test func `every number of a small set has one image and comes back`() throws {
        var permutation = try #require(IntegerPermutation(key: key, maximum: 999))
        var images: Set<UInt64> = []
        for number in 0...999 as ClosedRange<UInt64> {
            guard let image = permutation.apply(.encrypt, to: number) else { continue }
            let origin = permutation.apply(.decrypt, to: image)
            #expect(image <= 999 && origin == number)
            images.insert(image)
        }
        #expect(images.count == 1000)
    }

    @Test(
        arguments: [
            (9_007_199_254_740_991, [0: 6_832_369_004_290_669, 1042: 6_030_099_456_234_325]),
            (999_999, [0: 373_230, 1: 908_131, 999_999: 326_632]),
            (.max, [0: 3_333_057_289_059_154_090, 999_999: 3_977_995_950_683_573_203]),
            (2_147_483_647, [1: 569_790_918]),
        ] as [(Int64, [UInt64: UInt64])])
    func `agrees with another implementation`(maximum: Int64, images: [UInt64: UInt64]) throws {
        var permutation = try #require(IntegerPermutation(key: key, maximum: UInt64(maximum)))
        for (number, image) in images {
            let result = permutation.apply(.encrypt, to: number)
            #expect(result == image)
        }
    }

    @Test func `refuses numbers above the maximum and sets below the standard's bound`() throws {
        var permutation = try #require(IntegerPermutation(key: key, maximum: 1_000_000))
        let results = [1_000_000, 1_000_001].map { permutation.apply(.encrypt, to: $0) != nil }
        #expect(results == [true, false])
        #expect(IntegerPermutation(key: key, maximum: 63) == nil)
    }
}
