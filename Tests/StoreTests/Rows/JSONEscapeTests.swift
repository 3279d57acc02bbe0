import Store
import Testing

@Suite struct JSONEscapeTests {
    @Test(arguments: [
        (#"\ud800"#, "\u{FFFD}"), (#"\udc00\ud800"#, "\u{FFFD}\u{FFFD}"), (#"\ud800\u0041"#, "\u{FFFD}A"),
        (#"\ud800\ud83d\ude00"#, "\u{FFFD}😀"), (#"\uD83D\uDE00"#, "😀"), (#"a\u0000b"#, "a\u{0}b"),
        (#"\\u0041"#, #"\u0041"#),
        (#"\/\\\""#, #"/\""#), (#"\ud83dx"#, "\u{FFFD}x"), (#"\uffff"#, "\u{FFFF}"),
    ])
    func `writes escapes out`(inside: String, text: String) throws {
        let rows = try BlockRowsTests.loaded("[[\"\(inside)\"]]", into: BlockRows(columns: 1))
        #expect(BlockRowsTests.texts(rows, columns: 1) == [[text]])
    }
}
