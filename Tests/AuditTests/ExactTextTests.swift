import Testing

@testable import Audit

@Suite struct ExactTextTests {
    @Test func `equals only a text of the same bytes`() {
        let texts = Set(["e\u{301}", "\u{e9}", "e", "\u{e9}"].map(ExactText.init))
        #expect(texts.count == 3)
        #expect(texts.sorted().map { Array($0.text.utf8) } == [[0x65], [0x65, 0xCC, 0x81], [0xC3, 0xA9]])
    }
}
