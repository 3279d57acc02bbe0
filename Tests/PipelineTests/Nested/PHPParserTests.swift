import Testing

@testable import Pipeline

@Suite struct PHPParserTests {
    private func reads(_ text: some Sequence<UInt8>, maxDepth: Int = 9) -> Bool {
        var parser = PHPParser(maxDepth: maxDepth)
        let bytes = Array(text)
        return parser.read(bytes.span)
    }

    @Test func `lists what it reads, each with where it ends`() {
        var parser = PHPParser(maxDepth: 9)
        let text = Array("a:2:{i:0;a:1:{s:1:\"k\";N;}i:1;b:1;}".utf8)
        let isRead = parser.read(text.span)
        #expect(isRead)
        #expect(parser.parts.map(\.kind) == [.array, .integer, .array, .text, .null, .integer, .boolean])
        #expect(parser.parts.map(\.next) == [7, 2, 5, 4, 5, 6, 7])
        #expect(parser.parts.map(\.count) == [2, 0, 1, 0, 0, 0, 0])
        #expect(parser.parts.map(\.isList) == [true, false, false, false, false, false, false])
    }

    @Test func `is no deeper than allowed`() {
        func nested(_ depth: Int) -> [UInt8] {
            let open = String(repeating: "a:1:{i:0;", count: depth)
            return Array((open + "N;" + String(repeating: "}", count: depth)).utf8)
        }
        #expect(reads(nested(64), maxDepth: 64))
        #expect(!reads(nested(65), maxDepth: 64))
        #expect(!reads(nested(200_000), maxDepth: 64))
        #expect(!reads(String(repeating: "a:1:{i:0;", count: 200_000).utf8, maxDepth: 64))
    }

    @Test func `no cut, and no other byte, leads astray`() {
        let whole = Array("O:1:\"A\":2:{s:1:\"k\";a:1:{i:0;d:1.5;}s:1:\"b\";b:0;}".utf8)
        for end in whole.indices { #expect(!reads(whole[..<end])) }
        for index in whole.indices {
            var text = whole
            for byte: UInt8 in [0, 0x22, 0x30, 0x39, 0x3A, 0x3B, 0x7D, 0xFF] {
                text[index] = byte
                _ = reads(text)
            }
        }
        #expect(reads(whole))
    }
}
