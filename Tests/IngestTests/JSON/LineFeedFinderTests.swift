import Testing

@testable import Ingest

struct LineFeedFinderTests {
    @Test func `finds LF and nothing else`() {
        #expect((UInt8.min...UInt8.max).filter { LineFeedFinder().matches($0) } == [UInt8(ascii: "\n")])
    }

    @Test func `the lowest mark of a word is that of its first line feed`() {
        for byte in UInt8.min...UInt8.max where byte != UInt8(ascii: "\n") {
            for place in 0..<8 {
                var bytes = [UInt8](repeating: byte, count: 8)
                #expect(LineFeedFinder().marks(Self.word(bytes)) == 0)
                bytes[place] = UInt8(ascii: "\n")
                #expect(LineFeedFinder().marks(Self.word(bytes)).trailingZeroBitCount >> 3 == place)
            }
        }
    }

    private static func word(_ bytes: [UInt8]) -> UInt64 { bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
}
