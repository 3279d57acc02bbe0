import Testing

@testable import Masking

@Suite struct TextLinesTests {
    @Test(arguments: [
        ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("a\n\nb\n", ["a", "", "b"]),
        ("a\r\nb\r\n", ["a", "b"]), ("a\rb", ["a\rb"]), ("\u{FEFF}a", ["a"]), ("a\n\n", ["a", ""]),
    ])
    func `gives lines without their ends`(file: String, lines: [String]) throws {
        let found = try TextLines(Array(file.utf8), method: "m").map { String(decoding: $0, as: UTF8.self) }
        #expect(found == lines)
    }

    @Test func `refuses what is not UTF-8`() {
        #expect(
            throws: MaskingError.unusable(method: "m", problem: "its file is not UTF-8", cure: "convert it")
        ) { try TextLines([0x61, 0x80], method: "m") }
    }
}
