import Masking
import Testing

@Suite struct NormalizationTests {
    private func normalize(_ text: [UInt8], _ steps: [Normalization]) -> [UInt8] {
        var normalizer = Normalizer(steps)
        var output: [UInt8] = Array(">".utf8)
        normalizer.normalize(text.span, into: &output)
        return Array(output.dropFirst())
    }

    @Test(
        arguments: [
            ([], " A b ", " A b "),
            ([.trim], " \t\r\n\u{0B}\u{0C}Ada Lovelace \n", "Ada Lovelace"), ([.trim], " \t ", ""), ([.trim], "", ""),
            ([.trim], "\u{A0}Ada", "\u{A0}Ada"),
            ([.lowercase], "ADA@Example.COM", "ada@example.com"), ([.lowercase], "ÄÖÜ İ", "ÄÖÜ İ"),
            ([.lowercase], "@[`{", "@[`{"),
            ([.nfc], "Zoe\u{308}", "Zoë"), ([.nfc], "Zoë", "Zoë"), ([.nfc], "\u{1112}\u{1161}\u{11AB}", "한"),
            ([.nfc], "\u{212B}", "Å"), ([.nfc], "ASCII", "ASCII"), ([.nfc], "q\u{307}\u{323}", "q\u{323}\u{307}"),
            ([.digits], "+44 (20) 7946-0018", "442079460018"), ([.digits], "none", ""), ([.digits], "٤٢7", "7"),
            ([.collapse], "a  b\t\n c ", "a b c "), ([.collapse], "  ", " "),
            ([.trim, .lowercase, .collapse], "  Ada\t LOVELACE ", "ada lovelace"),
            ([.collapse, .trim], "  a  ", "a"),
        ] as [([Normalization], String, String)])
    func `applies the steps in their order`(steps: [Normalization], text: String, expected: String) {
        #expect(normalize(Array(text.utf8), steps) == Array(expected.utf8))
    }

    @Test func `bytes that are not UTF-8 are left alone by nfc`() {
        #expect(normalize([0xFF, 0x65, 0xCC, 0x81], [.nfc]) == [0xFF, 0x65, 0xCC, 0x81])
    }

    @Test func `a composed text is canonically equal and composing it again changes nothing`() {
        for value in stride(from: 0xC0, to: 0x30000, by: 7) {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            let text = "e\(scalar)\u{323}\u{301}"
            let once = normalize(Array(text.utf8), [.nfc])
            #expect(String(decoding: once, as: UTF8.self) == text)
            #expect(normalize(once, [.nfc]) == once)
        }
    }

    @Test func `buffers are reused without a trace of the value before`() {
        var normalizer = Normalizer([.trim, .lowercase])
        var output: [UInt8] = []
        for text in ["  A LONG VALUE  ", "B", "", "  c"] {
            output.removeAll()
            normalizer.normalize(Array(text.utf8).span, into: &output)
        }
        #expect(output == Array("c".utf8))
    }
}
