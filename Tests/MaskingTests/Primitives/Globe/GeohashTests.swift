import Testing

@testable import Masking

@Suite struct GeohashTests {
    private func units(_ text: String, _ axis: GlobeAxis) -> Int128? {
        axis.cut(Array(text.utf8).span, decimals: Geohash.decimals)?.floor
    }

    /// Known places: the examples of the geohash's own article, the poles, and corners of the globe.
    @Test(arguments: [
        ("57.64911", "10.40744", "u4pruydqqvj"), ("42.6", "-5.6", "ezs42"),
        ("-25.382708", "-49.265506", "6gkzwgjzn820"),
        ("0", "0", "s00000000000"), ("-90", "-180", "000000000000"), ("90", "180", "zzzzzzzzzzzz"),
        ("-0.0000001", "-0.0000001", "7zzzzzzzz"),
    ])
    func `names known places`(latitude: String, longitude: String, hash: String) throws {
        let row = try #require(units(latitude, .latitude))
        let column = try #require(units(longitude, .longitude))
        var output: [UInt8] = []
        Geohash.append(latitude: row, longitude: column, length: hash.utf8.count, to: &output)
        #expect(String(decoding: output, as: UTF8.self) == hash)
    }
}
