import Testing

@testable import Masking

@Suite struct PatternTextTests {
    @Test(
        arguments: [
            ("", []), ("abc", [.text(Array("abc".utf8))]), ("\\0", [.group(0)]),
            ("a\\1b\\9", [.text([97]), .group(1), .text([98]), .group(9)]), ("\\12", [.group(1), .text([50])]),
            ("\\\\1", [.text(Array("\\1".utf8))]), ("é$1", [.text(Array("é$1".utf8))]),
        ] as [(String, [PatternText.Part])])
    func `reads text and groups`(spelled: String, parts: [PatternText.Part]) throws {
        #expect(try #require(PatternText(spelled)).parts == parts)
    }

    @Test(arguments: ["\\", "a\\", "\\n", "\\g1", "\\é", "\\\\\\"])
    func `a backslash stands before a digit or another one`(spelled: String) {
        #expect(PatternText(spelled) == nil)
    }

    @Test func `knows its groups`() throws {
        #expect(try #require(PatternText("\\2-\\0-\\2")).references == [0, 2])
    }
}
