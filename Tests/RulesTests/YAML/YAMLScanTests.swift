import Testing

@testable import Rules

@Suite(.serialized)
struct YAMLScanTests {
    private func fault(_ text: String) -> String? {
        do throws(RuleFault) {
            _ = try YAMLDocument.root(of: Array(text.utf8), file: "r.yaml")
            return nil
        } catch {
            return error.description
        }
    }

    private static func laughs() -> String {
        var text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        for (from, to) in zip("abcdefgh", "bcdefghi") {
            text += "\(to): &\(to) [\(String(repeating: "*\(from), ", count: 9))*\(from)]\n"
        }
        return text
    }

    private static let hostile: [(name: String, text: String)] = [
        ("billion laughs", laughs()),
        ("billion laughs as keys", "a: &a {? [x, x] : y}\nb: &b {? [*a, *a] : y}\n? *b\n: z"),
        ("brackets", String(repeating: "[", count: 100_000)),
        ("braces", String(repeating: "{a: ", count: 100_000)),
        ("mixed", String(repeating: "[{", count: 100_000)),
        ("pairs of brackets", "a: [" + String(repeating: "[],", count: 300_000)),
        ("dashes", String(repeating: "- ", count: 100_000)),
        ("dash lines", (0..<1000).map { String(repeating: " ", count: $0) + "-\n" }.joined()),
        ("block nesting", (0..<1000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()),
        ("question marks", String(repeating: "? ", count: 100_000)),
        ("colons", String(repeating: ": ", count: 100_000)),
        ("quotes", String(repeating: "\"", count: 100_001)),
        ("open quote", "a: \"" + String(repeating: "x\n", count: 400_000)),
        ("open single quote", "a: '" + String(repeating: "''", count: 400_000)),
        ("anchors", String(repeating: "&a ", count: 100_000)),
        ("tags", String(repeating: "!<x> ", count: 100_000)),
        ("one key", String(repeating: "k", count: 1 << 20)),
        ("long lines of colons", String(repeating: "a:", count: 500_000)),
        ("nul bytes", String(repeating: "\0", count: 100_000)),
        ("too long", String(repeating: "a: b\n", count: 300_000)),
        ("documents", String(repeating: "---\n", count: 100_000)),
        ("block scalar", "a: |\n" + String(repeating: " \n", count: 400_000)),
        ("tabs", String(repeating: "\t", count: 1 << 20)),
        ("unclosed", "a: [" + String(repeating: "b, ", count: 300_000)),
    ]

    @Test(arguments: hostile.map { $0.name })
    func `never crashes and refuses within a second`(name: String) throws {
        let text = try #require(Self.hostile.first { $0.name == name }).text
        let start = ContinuousClock.now
        let messages = RuleText.faults(text)
        let time = ContinuousClock.now - start
        #expect(!messages.isEmpty)
        // Users wait less than a second; a debug build on a machine busy with other tests is ten times slower.
        #expect(time < .seconds(10), "\(time)")
    }

    @Test func `nests as deep as allowed and no deeper`() {
        let limit = YAMLScan.maximumDepth - 1
        let deep = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
        #expect(fault(deep) == nil)
        #expect(
            fault("[[\(deep)]]")
                == "r.yaml:1:33: nesting is deeper than 32; a rule set needs far less; check the brackets")
        let blocks = (0..<40).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(
            fault(blocks) == "r.yaml:33:34: nesting is deeper than 32; a rule set needs far less; check the brackets")
        // Lists that stand as deep as their key are nested, too, though no column tells.
        let flat = (0..<20).map {
            String(repeating: " ", count: $0 * 2) + "a:\n" + String(repeating: " ", count: $0 * 2) + "-\n"
        }
        #expect(fault(flat.joined())?.contains("nesting is deeper than 32") == true)
    }
}
