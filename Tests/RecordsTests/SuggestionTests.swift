import Records
import Testing

@Suite struct SuggestionTests {
    @Test(arguments: [
        ("emial", ["email", "phone"], "email"), ("EMAIL", ["email", "phone"], "email"), ("e-mail", ["email"], "email"),
        ("x", ["email"], nil), ("", ["email"], nil), ("phones", ["phone", "phase"], "phone"),
        ("ab", ["ac", "ad"], "ac"), ("street", [], nil),
    ])
    func `finds the nearest word if it is near`(word: String, known: [String], closest: String?) {
        #expect(Suggestion.closest(to: word, among: known) == closest)
    }

    @Test func `a swap of neighbours is one slip`() {
        #expect(Suggestion.closest(to: "teh", among: ["the"]) == "the")
    }

    @Test func `lists what is known where nothing is near`() {
        #expect(Suggestion.cure(for: "zzz", among: ["a", "b"]) == "known are a, b")
        #expect(Suggestion.cure(for: "emial", among: ["email"]) == "did you mean 'email'?")
    }

    @Test func `a very long word costs little`() {
        #expect(Suggestion.closest(to: String(repeating: "x", count: 1_000_000), among: ["email"]) == nil)
    }
}
