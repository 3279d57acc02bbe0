import Records
import Testing

@Suite struct TextEncodingTests {
    @Test(arguments: [
        ("utf-8", TextEncoding.utf8), ("UTF8", .utf8), ("utf_16", .utf16), ("Latin1", .latin1),
        ("ISO-8859-1", .latin1), ("iso_8859_1", .latin1), ("Windows-1252", .windows1252), ("CP1252", .windows1252),
    ])
    func `a usual spelling names its encoding`(spelling: String, encoding: TextEncoding) {
        #expect(TextEncoding(spelling: spelling) == encoding)
    }

    @Test(arguments: ["", "utf-32", "utf-16le", "ascii", "latin 1"])
    func `another spelling names none`(spelling: String) {
        #expect(TextEncoding(spelling: spelling) == nil)
    }
}
