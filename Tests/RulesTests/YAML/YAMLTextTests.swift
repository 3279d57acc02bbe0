import Testing

@testable import Rules

struct YAMLTextTests {
    @Test func `takes as much as allowed and no more`() {
        let limit = [UInt8](repeating: UInt8(ascii: "a"), count: YAMLText.maximumBytes)
        #expect(throws: Never.self) { try YAMLText(limit, file: "r.yaml") }
        let error = #expect(throws: RuleFault.self) { try YAMLText(limit + [0x61], file: "r.yaml") }
        #expect(error?.description == "r.yaml:1:1: the file is longer than 1 MiB; split it and use `extends`")
    }

    @Test(arguments: ["a\u{7F}", "\u{85}", "\u{9B}", "\u{FFFE}", "\u{FFFF}", "a\u{FEFF}", "\u{1}", "\u{2029}"])
    func `refuses characters that a reader does not see`(text: String) {
        #expect(throws: RuleFault.self) { try YAMLText(Array(text.utf8), file: "r.yaml") }
    }

    @Test(arguments: ["\u{FEFF}a", "\t\r\n", "é日🎭\u{10FFFF}", "\u{A0}\u{E000}\u{FFFD}\u{200D}"])
    func `takes all others`(text: String) throws {
        let taken = try YAMLText(Array(text.utf8), file: "r.yaml")
        #expect(taken.scalars == Array(text.unicodeScalars.filter { $0 != "\u{FEFF}" }))
    }
}
