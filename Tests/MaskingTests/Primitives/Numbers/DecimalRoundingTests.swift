import Testing

@testable import Masking

@Suite struct DecimalRoundingTests {
    private func cut(_ text: String) -> DecimalCut? { DecimalCut(Array(text.utf8).span, decimals: 0) }

    @Test(arguments: [
        (RoundingMode.halfAway, "15", 20), (.halfAway, "-15", -20), (.halfAway, "14.99", 10), (.halfEven, "25", 20),
        (.halfEven, "35", 40), (.halfEven, "25.01", 30), (.towardZero, "-19.9", -10), (.floor, "-10.01", -20),
        (.ceiling, "10.01", 20), (.ceiling, "-19", -10), (.floor, "20", 20), (.ceiling, "20", 20),
        (.halfAway, "36893488147419103235", 36_893_488_147_419_103_240),
    ])
    func `goes to one of two neighbours`(mode: RoundingMode, text: String, multiple: Int128) throws {
        let found = try #require(cut(text))
        #expect(DecimalRounding(step: 10, mode: mode).multiple(of: found) == multiple)
    }
}
