import Testing

@testable import Masking

@Suite struct NoiseSizeTests {
    private func spread(_ size: (DecimalNumber) -> NoiseSize, _ text: String, _ magnitude: UInt128, _ decimals: Int)
        throws
        -> UInt128
    {
        size(try #require(DecimalNumber(text))).spread(of: magnitude, decimals: decimals)
    }

    @Test(
        arguments: [
            ("500", 0, 500), ("500", 2, 50_000), ("0.5", 0, 1), ("2.5", 0, 3), ("2.5", 1, 25), ("0.001", 2, 1),
            ("999999999999999999", 18, 999_999_999_999_999_999_000_000_000_000_000_000),
        ] as [(String, Int, UInt128)])
    func `an amount is rounded up to the decimals of the number`(text: String, decimals: Int, units: UInt128) throws {
        #expect(try spread(NoiseSize.amount, text, 7, decimals) == units)
    }

    @Test(
        arguments: [
            ("0.1", 100, 10), ("0.1", 101, 11), ("0.1", 3, 1), ("0.1", 0, 0), ("1", 42, 42), ("1.0", 42, 42),
            ("0.05", 123_450, 6173), ("1e-18", 1_000_000_000_000_000_001, 2),
            (
                "0.999999999999999999", 999_999_999_999_999_999_999_999_999_999_999_999,
                999_999_999_999_999_999_000_000_000_000_000_000
            ),
        ] as [(String, UInt128, UInt128)])
    func `a ratio is a part of the number, rounded up`(text: String, magnitude: UInt128, units: UInt128) throws {
        for decimals in [0, 9] { #expect(try spread(NoiseSize.ratio, text, magnitude, decimals) == units) }
    }

    @Test(arguments: [
        ("-0.5", 0, 0, -1), ("0.5", 0, 1, 0), ("-1.25", 1, -12, -13), ("3", 1, 30, 30), ("-3.0", 0, -3, -3),
    ])
    func `bounds are rounded inwards`(text: String, decimals: Int, up: Int, down: Int) throws {
        let number = try #require(DecimalNumber(text))
        #expect(number.units(decimals: decimals, .ceiling) == Int128(up))
        #expect(number.units(decimals: decimals, .floor) == Int128(down))
    }
}
