import Testing

@testable import bauta

struct SurrogateTextTests {
    @Test(
        arguments: [
            ([], #""""#), (Array("a\"é\n".utf8), #""a\"é\n""#), ([0xED, 0xA0, 0x80], #""\ud800""#),
            ([0x61, 0xED, 0xBF, 0xBF, 0x62], #""a\udfffb""#), ([0xED, 0x9F, 0xBF], "\"\u{D7FF}\""),
            ([0xED, 0xB0, 0x80, 0xED, 0xA0, 0x80], #""\udc00\ud800""#), ([0xFF], nil), ([0xED, 0xA0], nil),
            ([0xED, 0xA0, 0x80, 0x80], nil), (Array("\u{301}a".utf8), "\"\u{301}a\""),
            ([0xED, 0xA0, 0x80, 0xCC, 0x81], "\"\\ud800\u{301}\""),
        ] as [([UInt8], String?)])
    func `spells halves of surrogate pairs, and refuses other bytes`(bytes: [UInt8], expected: String?) {
        #expect(SurrogateText.quoted(bytes) == expected.map { Array($0.utf8) })
    }
}
