import Masking
import Records
import TestSupport
import Testing

@Suite struct CoordinateGriddingTests {
    @Test(arguments: [
        ("0.1", "47.3769,8.5417", "47.4,8.5"), ("0.1", "-33.86,151.21", "-33.9,151.2"), ("1", "0,-0", "0,0"),
        ("0.25", "40.7128, -74.006", "40.75,-74.00"), ("5", "89,179", "90,180"), ("5", "-89,-179", "-90,180"),
        ("0.01", "4.73769e1,8.5417", "47.38,8.54"), ("0.1", "90,-180", "90.0,180.0"), ("45", "22.5,-22.5", "45,-45"),
    ])
    func `puts a pair on a grid`(grid: String, pair: String, point: String) throws {
        #expect(try masked("geo", ["grid": grid], pair) == point)
    }

    @Test(arguments: [
        "", "47.3", "47.3,", ",8.5", "47.3,8.5,0", "90.01,0", "-91,0", "0,180.01", "47.3 8.5", "47,3;8,5", "N47.3,E8.5",
        "NaN,0", " 47,8", "47 ,8", "47,8 ", "47,8\0", "(47,8)", "٤٧,٨",
    ])
    func `what is no pair of coordinates is invalid`(text: String) throws {
        #expect(try masked("geo", ["grid": "0.1"], text) == nil)
        #expect(try masked("geo", ["geohash": "5"], text) == nil)
    }

    @Test(arguments: [
        ("latitude", "47.3769", "47.4"), ("longitude", "151.25", "151.3"), ("longitude", "-179.99", "180.0"),
        ("latitude", "90.1", nil), ("longitude", "90.1", "90.1"), ("longitude", "180.1", nil), ("latitude", "1,2", nil),
    ])
    func `puts one coordinate on a grid`(part: String, text: String, degrees: String?) throws {
        #expect(try masked("geo", ["grid": "0.1", "part": part], text) == degrees)
    }

    @Test(arguments: [("1", "u"), ("5", "u4pru"), ("11", "u4pruydqqvj")])
    func `gives a geohash`(length: String, hash: String) throws {
        #expect(try masked("geo", ["geohash": length], "57.64911, 10.40744") == hash)
    }

    @Test(arguments: [
        ([:], "it must be told how coarse the result is; give 'grid' or 'geohash'"),
        (["grid": "1", "geohash": "5"], "it must be told how coarse the result is; give 'grid' or 'geohash'"),
        (["grid": "0.7"], "90 degrees are no multiple of 'grid'; give one that divides them, as 0.1, 0.25 or 5"),
        (["grid": "180"], "90 degrees are no multiple of 'grid'; give one that divides them, as 0.1, 0.25 or 5"),
        (["geohash": "5", "part": "latitude"], "a geohash is of both coordinates; leave 'part' out"),
        (["geohash": "13"], "parameter 'geohash' is invalid; give a whole number from 1 to 12"),
        (["grid": "0"], "parameter 'grid' is invalid; give a decimal number above 0 of at most 18 digits"),
        (["grid": "1", "part": "height"], "parameter 'part' is invalid; give one of pair, latitude, longitude"),
    ])
    func `refuses what makes no cells`(parameters: [String: String], message: String) {
        #expect(fault("geo", parameters) == "method 'geo': \(message)")
    }

    @Test func `says what it keeps and how long its result is`() throws {
        #expect(try method("geo", ["grid": "0.1"]).keeps == "the cell of a grid of 0.1 degrees")
        #expect(try method("geo", ["geohash": "5"]).keeps == "the cell of a geohash of 5 characters")
        #expect(try method("geo", ["geohash": "5"]).longestResult(of: 99) == 5)
        let longest = try #require(try masked("geo", ["grid": "0.1"], "-89.9,-179.9"))
        #expect(longest.count <= (try #require(try method("geo", ["grid": "0.1"]).longestResult(of: 12))))
    }

    @Test(arguments: ValueType.allCases)
    func `pairs are texts, one coordinate is a number too`(type: ValueType) throws {
        let pair = try method("geo", ["grid": "1"])
        let one = try method("geo", ["grid": "1", "part": "latitude"])
        #expect(((try? pair.bind(type: type)) == nil) == (type != .text))
        #expect(((try? one.bind(type: type)) == nil) == [.boolean, .binary].contains(type))
    }
}
