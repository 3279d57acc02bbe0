#if RE2
    import Testing

    @testable import Masking

    @Suite struct PatternTests {
        private func matches(_ pattern: Pattern, _ text: String, from start: Int = 0, isWhole: Bool = false) -> Bool {
            let bytes = Array(text.utf8)
            return pattern.matches(bytes.span, from: start, isWhole: isWhole)
        }

        @Test func `finds matches and groups from a place on`() throws {
            let pattern = try Pattern("(a+)(b)?", of: "replace")
            let text = "xaab a"
            #expect(pattern.groups == 2)
            #expect(matches(pattern, text))
            #expect([0, 1, 2].map(pattern.place) == [1..<4, 1..<3, 3..<4])
            #expect(matches(pattern, text, from: 4))
            #expect([0, 1, 2].map(pattern.place) == [5..<6, 5..<6, 0..<0])
            #expect(!matches(pattern, text, from: 6))
            #expect(!matches(pattern, text, isWhole: true))
        }

        @Test func `matches what holds a NUL, and nothing`() throws {
            let pattern = try Pattern(".", of: "replace")
            #expect(matches(pattern, "\0", isWhole: true))
            #expect(!matches(pattern, ""))
        }

        @Test(arguments: [
            ("(a", "leaves a ( open"), ("a)", "has a ) too many"), ("[a", "leaves a [ open"),
            ("[z-a]", "has a wrong character class or range"), ("*", "repeats nothing, or repeats twice"),
            ("a{1001}", "repeats too often"), ("\\", "ends with a backslash"),
            ("(a)\\1", "has an escape that RE2 does not know"), ("(?=a)", "has a group that RE2 does not know"),
            ("(?P<a", "has a group that RE2 does not know"), ("((a{100}){100}){100}", "repeats too often"),
            ("(\\pL{500}){2}", "is too large"),
        ])
        func `says what is wrong without a word of the pattern`(text: String, problem: String) {
            let error = #expect(throws: MaskingError.self) { _ = try Pattern(text, of: "replace") }
            #expect(error?.description.hasPrefix("method 'replace': its pattern \(problem); ") == true)
        }
    }
#endif
