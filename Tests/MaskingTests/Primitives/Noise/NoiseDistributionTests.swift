import Foundation
import Records
import Testing

@testable import Masking

@Suite struct NoiseDistributionTests {
    private let key = MasterKey(bytes: Array(0..<32)).subKey(purpose: .subject, context: KeyContext())

    /// Drawn by masking.py from SHA-256 of `1` to `5`.
    private static let vectors: [(String, UInt128, Int128, Int128)] = [
        ("6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b", 1, -1, 1),
        ("6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b", 500, -80, 567),
        (
            "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35",
            1_000_000_000_000_000_000_000_000_000_000_000_000, 659_770_754_235_737_581_314_381_735_237_334_909,
            -1_554_346_428_625_255_348_609_635_580_927_326_785
        ),
        ("4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce", 7, -3, -2),
        (
            "4b227777d4dd1fc61c6f884f48641d02b4d121d3fd328cb08b5531fcacdabf8a", 1_000_000_000_000_000_000,
            -413_010_660_637_403_333, -867_492_000_294_089_837
        ),
        ("ef2d127de37b942baad06145e54b0c619a1f22327b2ebbcfbec78f5564afe39d", 1, 1, 1),
        (String(repeating: "00", count: 32), 1000, -1000, -6000),
        (String(repeating: "ff", count: 32), 1000, 1000, 6000),
    ]

    @Test(arguments: vectors.indices)
    func `draws what Python draws`(index: Int) throws {
        let (hash, spread, uniform, gaussian) = Self.vectors[index]
        let digest = try #require(HexText.bytes(hash))
        #expect(NoiseDistribution.uniform.draw(digest, at: 0, spread: spread) == uniform)
        #expect(NoiseDistribution.gaussian.draw([9, 9, 9] + digest, at: 3, spread: spread) == gaussian)
    }

    @Test(arguments: NoiseDistribution.allCases)
    func `is zero for a spread of zero alone`(distribution: NoiseDistribution) {
        for number in 0..<2000 {
            let digest = key.hmac(Array("\(number)".utf8))
            #expect(distribution.draw(digest, at: 0, spread: 0) == 0)
            #expect(distribution.draw(digest, at: 0, spread: 1) != 0)
        }
    }

    @Test func `uniform noise goes as far as it says, each number alike`() {
        var counts: [Int128: Int] = [:]
        for number in 0..<20_000 {
            let digest = key.hmac(Array("\(number)".utf8))
            counts[NoiseDistribution.uniform.draw(digest, at: 0, spread: 5), default: 0] += 1
        }
        #expect(counts.keys.sorted() == [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5])
        #expect(counts.values.allSatisfy { abs($0 - 2000) < 220 })
    }

    @Test func `gaussian noise has the mean, the deviation and the tails of a normal one`() {
        let noise = (0..<20_000).map { number in
            Double(
                NoiseDistribution.gaussian.draw(key.hmac(Array("\(number)".utf8)), at: 0, spread: 1_000_000)) / 1e6
        }
        let mean = noise.reduce(0, +) / 20_000
        let deviation = (noise.reduce(0) { $0 + $1 * $1 } / 20_000).squareRoot()
        #expect(abs(mean) < 0.03)
        #expect(abs(deviation - 1) < 0.03)
        for (limit, part) in [(1.0, 0.6827), (2.0, 0.9545)] {
            let within = noise.filter { abs($0) < limit }.count
            #expect(abs(Double(within) / 20_000 - part) < 0.015, "\(within) within \(limit)")
        }
        #expect(noise.allSatisfy { abs($0) <= 6 })
        // Noise on a coarse grid would tell where the original lies.
        #expect(Set(noise).count > 19_500)
    }
}
