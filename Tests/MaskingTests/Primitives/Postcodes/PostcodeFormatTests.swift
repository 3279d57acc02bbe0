import Testing

@testable import Masking

@Suite struct PostcodeFormatTests {
    @Test(arguments: [
        ("US", "90210", true), ("US", "90210-1234", true), ("US", "902101234", true), ("US", "9021", false),
        ("US", "90210-", false), ("US", "90210 1234", false), ("US", "9021O", false), ("US", "", false),
        ("US", "-90210", false), ("US", "902-10", false), ("CA", "K1A 0B1", true), ("CA", "k1a0b1", true),
        ("CA", "K1A  0B1", false), ("CA", "KIA 0B1", false), ("GB", "M1 1AE", true), ("GB", "B33 8TH", true),
        ("GB", "CR2 6XH", true), ("GB", "DN55 1PT", true), ("GB", "W1A 0AX", true), ("GB", "EC1A1BB", true),
        ("GB", "EC1A 1B", false), ("GB", "ABC1 1AA", false), ("IE", "D6W XY00", true), ("IE", "A65F4E2", true),
        ("NL", "1012 AB", true), ("NL", "1012", false), ("JP", "100-0001", true), ("JP", "1000001", true),
        ("PL", "00-950", true), ("SE", "113 51", true), ("DE", "10115 ", false), ("DE", "１０１１５", false),
    ])
    func `knows postcodes by their shape`(country: String, text: String, matches: Bool) throws {
        let format = try #require(PostcodeFormat.countries[country])
        #expect(format.matches(Array(text.utf8).span) == matches)
    }

    @Test func `keeps less than the shortest postcode of every country`() {
        for (country, format) in PostcodeFormat.countries {
            let lengths = format.shapes.map { shape in shape.count(where: { !PostcodeFormat.isSeparator($0) }) }
            #expect(country.utf8.count == 2 && format.longest == lengths.max())
            for length in lengths { #expect((1..<length).contains(format.kept(of: length)), "\(country)") }
        }
    }
}
