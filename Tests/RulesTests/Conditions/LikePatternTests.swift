import Testing

@testable import Rules

struct LikePatternTests {
    @Test(arguments: [
        ("A%", "A", true), ("A%", "Abc", true), ("A%", "bA", false), ("A%", "abc", false), ("%", "", true),
        ("", "", true), ("", "a", false), ("%%", "", true), ("_", "", false), ("_", "a", true), ("_", "ab", false),
        ("_", "é", true), ("_", "e\u{301}", false), ("__", "e\u{301}", true), ("_", "🎭", true), ("é%", "été", true),
        ("%é", "été", true), ("%t%", "été", true), ("a_c", "aéc", true), ("a_c", "ac", false),
        ("%ab%ab%", "abab", true), ("%ab%ab%", "aab", false), ("%aab", "aaab", true), ("a%b%c", "a-b-b-c", true),
        ("a%b%c", "a-b-b-c-", false), ("100%", "100%", true), ("\\%", "%", false), ("\\%", "\\x", true),
        ("%_", "é", true), ("_%_", "é", false), ("%é_", "aéé", true), ("%\u{1F3AD}", "x🎭", true),
    ])
    func `matches as SQL does, scalar by scalar`(pattern: String, text: String, matches: Bool) {
        let bytes = Array(text.utf8)
        let answer = LikePattern(pattern).matches(bytes.span)
        #expect(answer == matches)
    }

    @Test(
        arguments: [([0xC3], true), ([0xFF], true), ([0xF0, 0x9F], true), ([0x80, 0x80], false)] as [([UInt8], Bool)])
    func `stays inside bytes that are not UTF-8`(bytes: [UInt8], matches: Bool) {
        let answer = LikePattern("_").matches(bytes.span)
        #expect(answer == matches)
    }

    @Test func `is not slow on hostile patterns`() {
        let text = [UInt8](repeating: UInt8(ascii: "a"), count: 2000)
        let start = ContinuousClock.now
        let answer = LikePattern(String(repeating: "%a", count: 1000) + "%b").matches(text.span)
        #expect(!answer)
        #expect(ContinuousClock.now - start < .seconds(5))
    }
}
