import Testing

@testable import Masking

@Suite struct CoordinatesTests {
    private func pair(_ text: String) -> CoordinatePair? { CoordinatePair(Array(text.utf8).span) }

    @Test(arguments: [
        (GlobeAxis.latitude, "90", true), (.latitude, "-90.000", true), (.latitude, "90.0000000001", false),
        (.latitude, "-91", false), (.longitude, "180", true), (.longitude, "-180.1", false), (.longitude, "91", true),
        (.longitude, "x", false), (.longitude, "", false),
    ])
    func `degrees end at the poles and the antimeridian`(axis: GlobeAxis, text: String, isDegree: Bool) {
        let cut = axis.cut(Array(text.utf8).span, decimals: 2)
        #expect((cut != nil) == isDegree)
    }

    @Test(arguments: [("1,2", 0..<1, 2..<3), ("1.5,  -2", 0..<3, 6..<8), (",", 0..<0, 1..<1)])
    func `a pair is cut at its comma`(text: String, latitude: Range<Int>, longitude: Range<Int>) throws {
        let found = try #require(pair(text))
        #expect(found.latitude == latitude)
        #expect(found.longitude == longitude)
    }

    @Test func `what has no comma, or is too long, is no pair`() {
        #expect(pair("12") == nil)
        #expect(pair("1," + String(repeating: "0", count: 127)) == nil)
    }
}
