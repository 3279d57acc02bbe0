import Foundation
import Rules
import Testing

@testable import bauta

struct ExplainTextTests {
    private func explanation(_ rule: String) throws -> Explanation {
        let path = FileManager.default.temporaryDirectory.path + "/bauta-explain-\(UUID().uuidString).yaml"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let yaml =
            "bauta: 1\nname: n\ndatasets: { d: { keep: [kind], columns: { a: \(rule), id: { keyed-hash: hex } } } }\n"
        try #require(FileManager.default.createFile(atPath: path, contents: Data(yaml.utf8)))
        return try RuleSet.load(path: path).explanation(of: "d.a")
    }

    private func card(_ rule: String) throws -> [String] {
        ExplainText.card("d.a", try explanation(rule)).split(separator: "\n").map(String.init)
    }

    @Test func `a card says what holds for the column`() throws {
        let card = try card("{ keyed-hash: email, normalize: [trim, lowercase], class: direct, category: contact }")
        #expect(card[0].hasPrefix("d.a, by "))
        #expect(card[0].contains(".yaml:3:"))
        let facts = [
            "  type: text", "  class: direct", "  category: contact", "  reason: not given", "  on-null: keep",
            "  on-empty: keep", "  on-invalid: fail", "  normalize: trim, lowercase", "    method: keyed-hash",
            "    mask: column:d.a", #"    parameters: {"format":"email"}"#, "    technique: pseudonymization",
            "    key: needed", "    keeps: nothing",
        ]
        for fact in facts { #expect(card.contains(fact), "\(fact)") }
        #expect(
            card.contains(
                "    remaining-risk: singling out remains, linkability remains, inference may be gone"))
        #expect(card.contains { $0.hasPrefix("    uniqueness: probabilistic, 130 bits: odds ") })
        #expect(card.contains("    policy: deterministic"))
        #expect(card.contains("    standard-class: pseudonymization"))
        #expect(
            card.contains { $0.hasPrefix("    search-cost: without the key 2^256 tries; who holds it tries every") })
    }

    @Test func `a card names the subject and its mask`() throws {
        let card = try card("{ shift-date: { days: 9, time: drop, subject: id } }")
        #expect(card.contains("    subject: id, by its column:d.id"))
        #expect(card.contains("    scope: record"))
    }

    @Test func `a card names the values that pass and the columns that a template takes`() throws {
        let card = try card("{ template: \"{kind}-{id}\", except: { n/a: not known } }")
        #expect(card.contains(#"    except: {"n/a":"not known"}"#))
        #expect(card.contains("    columns: kind, id"))
    }

    @Test func `a kept column hides nothing`() throws {
        let card = try card("{ keep: public }")
        #expect(card.contains("  reason: public"))
        #expect(card.contains("    method: keep"))
        #expect(card.contains("    keeps: all of the value"))
        #expect(card.contains("    search-cost: none: every value can be read"))
    }

    @Test func `each of several rules has its part`() throws {
        let card = try card("[{ keep: public, when: { kind: x } }, { truncate: year }]")
        #expect(card.contains("  rule 1, where its `when` holds:"))
        #expect(card.contains("  rule 2, for all others:"))
        #expect(card.contains("    keeps: the date down to the year"))
        #expect(card.contains("    uniqueness: lossy"))
    }

    @Test func `text of the rules cannot reach the terminal raw`() throws {
        let rule = #"{ redact: "\e[31m", class: direct, category: "\e[32m", reason: "a\nb\e[33m" }"#
        let card = ExplainText.card("d.a", try explanation(rule))
        #expect(!card.contains("\u{1B}"))
        #expect(!card.contains("a\nb"))
    }

    @Test(arguments: [
        "redact", "{ keep: needed }", "{ tokenize: integer }", "[{ nullify: {}, when: { kind: 'a\"b' } }, redact]",
    ])
    func `a card is JSON that any parser reads`(rule: String) throws {
        let json = ExplainText.json("d.\"a\n", try explanation(rule))
        let parsed = try JSONSerialization.jsonObject(with: Data(json.utf8))
        let object = try #require(parsed as? [String: Any])
        #expect(object["column"] as? String == "d.\"a\n")
        #expect(object["type"] as? String == "text")
        let rules = try #require(object["rules"] as? [[String: Any]])
        #expect(rules.allSatisfy { $0["method"] is String })
    }
}
