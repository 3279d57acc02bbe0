import Masking
import Testing

@Suite struct UniquenessTests {
    @Test(arguments: [
        (Uniqueness.preserved, 1_000_000, 0.0), (.lossy, 1, 0), (.lossy, 2, 1),
        (.probabilistic(bits: 128), 0, 0), (.probabilistic(bits: 128), 1, 0),
        (.probabilistic(bits: 19), 1024, 1), (.probabilistic(bits: 21), 1024, 0.25),
        (.probabilistic(bits: 30), 1_000_000, 1),
    ])
    func `gives the odds of a collision`(uniqueness: Uniqueness, records: Int, odds: Double) {
        #expect(uniqueness.odds(records: records) == odds)
    }

    @Test func `agrees with the figures of the literature`() {
        // 64 bits and 10^8 values: 2.7e-4; 128 bits: 1.5e-23.
        #expect(abs(Uniqueness.probabilistic(bits: 64).odds(records: 100_000_000) / 2.7105e-4 - 1) < 1e-4)
        #expect(abs(Uniqueness.probabilistic(bits: 128).odds(records: 100_000_000) / 1.4694e-23 - 1) < 1e-4)
        #expect(abs(Uniqueness.probabilistic(bits: 21.5).odds(records: 1024) / 0.17677669 - 1) < 1e-6)
    }
}
