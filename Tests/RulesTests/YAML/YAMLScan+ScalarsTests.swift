import TestSupport
import Testing

@testable import Rules

struct YAMLScanScalarsTests {
    private func fault(_ text: String) -> String? {
        do throws(RuleFault) {
            _ = try YAMLDocument.root(of: Array(text.utf8), file: "r.yaml")
            return nil
        } catch {
            return error.description
        }
    }

    /// Everything that steers a YAML scanner, in any order.
    private static let soup = [
        "&a ", "*a", "!t ", "\"", "'", "\n", "\n  ", "\n    ", "- ", "k: ", ": ", "|\n", ">-\n",
        "|2\n"
            + "", "[", "]", "{",
        "}", ", ", "x", "#", " #c", "? ", "---\n", "...\n", "\\", "\t", "%", "\r\n", "-", "é", "1: ", " ", "\n\n",
    ]

    @Test func `sees every anchor that the parser sees`() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<5000 {
            let text = (0..<Int.random(in: 1...14, using: &generator))
                .map { _ in Self.soup.randomElement(using: &generator) ?? "" }.joined()
            let message = fault(text) ?? ""
            #expect(!message.contains("did not see"), "\(text.debugDescription)")
        }
    }
}
