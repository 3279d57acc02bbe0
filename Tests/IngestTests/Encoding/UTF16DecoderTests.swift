import Testing

@testable import Ingest

struct UTF16DecoderTests {
    private func bytes(_ units: [UInt16], isBigEndian: Bool) -> [UInt8] {
        units.flatMap { unit in
            let pair = [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)]
            return isBigEndian ? pair : pair.reversed()
        }
    }

    private func decoded(_ raw: [UInt8], isBigEndian: Bool, by count: Int) -> (text: [UInt8], isComplete: Bool) {
        var decoder = UTF16Decoder(isBigEndian: isBigEndian)
        var text: [UInt8] = []
        for begin in stride(from: 0, to: raw.count, by: count) {
            decoder.transcode(Array(raw[begin..<min(begin + count, raw.count)]), into: &text)
        }
        return (text, decoder.isComplete)
    }

    @Test(arguments: [false, true], [1, 2, 3, 5, 1000])
    func `all lengths and pairs, however they are cut`(isBigEndian: Bool, count: Int) {
        let text = "a,é\u{7FF}\u{800}€\u{FFFF}\u{FEFF}\u{10000}😀\u{10FFFF}\n"
        let raw = bytes(Array(text.utf16), isBigEndian: isBigEndian)
        let found = decoded(raw, isBigEndian: isBigEndian, by: count)
        #expect(found.text == Array(text.utf8))
        #expect(found.isComplete)
    }

    @Test(
        arguments: [
            ([0xD83D, 0x61], [0xFF, 0x61]), ([0xDE00, 0x61], [0xFF, 0x61]),
            ([0xD83D, 0xD83D, 0x61], [0xFF, 0xFF, 0x61]),
            ([0xD83D, 0xD83D, 0xDE00], [0xFF, 0xF0, 0x9F, 0x98, 0x80]), ([0xDE00, 0xD83D, 0x61], [0xFF, 0xFF, 0x61]),
        ] as [([UInt16], [UInt8])])
    func `a lone surrogate is no character`(units: [UInt16], expected: [UInt8]) {
        #expect(decoded(bytes(units, isBigEndian: true), isBigEndian: true, by: 1).text == expected)
    }

    @Test(arguments: [[0x00], [0xD8, 0x3D], [0xD8, 0x3D, 0xDE]] as [[UInt8]])
    func `half a character is not complete`(raw: [UInt8]) {
        let found = decoded(raw, isBigEndian: true, by: 1)
        #expect(found.text.isEmpty)
        #expect(!found.isComplete)
    }

    @Test func `any units give the same, cut anywhere`() throws {
        var numbers = SameNumbers(seed: 16)
        for _ in 0..<300 {
            let units = (0..<20).map { _ in
                UInt16(truncatingIfNeeded: numbers.next() % 3 == 0 ? 0xD800 + numbers.next() % 0x800 : numbers.next())
            }
            let raw = bytes(units, isBigEndian: false)
            let whole = decoded(raw, isBigEndian: false, by: raw.count)
            for count in 1...5 { try #require(decoded(raw, isBigEndian: false, by: count) == whole) }
            let isText = !String(decoding: units, as: UTF16.self).contains("\u{FFFD}")
            if isText { try #require(whole.text == Array(String(decoding: units, as: UTF16.self).utf8)) }
        }
    }
}
