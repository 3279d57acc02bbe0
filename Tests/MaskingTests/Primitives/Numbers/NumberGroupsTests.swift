import Testing

@testable import Masking

@Suite struct NumberGroupsTests {
    @Test func `counts what belongs to the beginning`() {
        #expect([1, 3, 5].count { $0 <= 0 } == 0)
        for limit in 0..<8 { #expect([1, 3, 5].count(upTo: { $0 <= limit }) == [1, 3, 5].count { $0 <= limit }) }
        #expect([Int]().count(upTo: { _ in true }) == 0)
    }

    @Test(arguments: [(30, 40, 0, "30-39"), (7, 8, 0, "7"), (-10, 0, 0, "-10--1"), (5, 10, 1, "0.5-1.0")])
    func `names a group by its ends`(low: Int128, end: Int128, decimals: Int, label: String) {
        var output: [UInt8] = []
        output.append(group: low, end: end, decimals: decimals)
        #expect(String(decoding: output, as: UTF8.self) == label)
    }

    @Test func `boundaries have one label more`() throws {
        let masker = BoundaryMasker(try ["18", "65"].map { try #require(DecimalNumber($0)) })
        #expect(masker.labels.map { String(decoding: $0, as: UTF8.self) } == ["<18", "18-64", "65+"])
    }
}
