import Testing

@testable import Masking

@Suite struct LabelMapTests {
    private func map(_ keys: [String]) throws -> LabelMap {
        try LabelMap(keys.map { ($0, "x") }, of: Bucketing.descriptor)
    }

    private func key(of text: String, in keys: [String]) throws -> String? {
        try map(keys).index(of: Array(text.utf8).span).map { keys[$0] }
    }

    @Test(arguments: [
        ("0", "0-0.4"), ("0.49", "0-0.4"), ("0.5", "0.5"), ("0.50", "0.5"), ("0.501", nil), ("1", "1-9"),
        ("9.99", "1-9"),
        ("10", nil), ("11", "11+"), ("1e30", "11+"), ("-0.001", "<0"), ("-1e30", "<0"), ("1e40", nil),
    ])
    func `finds numbers by what they are worth`(text: String, expected: String?) throws {
        #expect(try key(of: text, in: ["11+", "1-9", "0.5", "0-0.4", "<0"]) == expected)
    }

    @Test(arguments: [
        ("DE", "DE"), ("DEU", "DEU"), ("D", nil), ("DEUX", nil), ("a", "a..m"), ("mz", "a..m"), ("n", nil), ("z", "z"),
        ("", nil), ("007", "007"), ("08", nil), ("é", nil),
    ])
    func `finds texts by how they are spelled`(text: String, expected: String?) throws {
        #expect(try key(of: text, in: ["z", "DEU", "DE", "a..m", "007"]) == expected)
    }

    @Test(arguments: [
        ["1-5", "5"], ["1-5", "5.5"], ["<5", "4-6"], ["5+", "7+"], ["5", "5.0"], ["A00-B99", "A01-A02"],
        ["a..m", "mz"],
        ["<5", "<6"],
    ])
    func `refuses what overlaps`(keys: [String]) {
        #expect(throws: MaskingError.self) { try map(keys) }
    }

    @Test(arguments: [
        ["1-5", "6"], ["<5", "5-6"], ["A00-B99", "C00"], ["5", "5.1"], ["DE", "DEU"], ["a..m", "n"],
    ])
    func `takes what does not`(keys: [String]) throws {
        _ = try map(keys)
    }

    @Test func `finds each of many`() throws {
        let keys = (0..<500).map { "\($0 * 10)-\($0 * 10 + 9)" } + (100..<400).map { "K\($0)" }
        let map = try map(keys)
        for index in 0..<500 { #expect(map.index(of: Array("\(index * 10 + 3).5".utf8).span) == index) }
        for index in 100..<400 { #expect(map.index(of: Array("K\(index)".utf8).span) == index + 400) }
    }
}
