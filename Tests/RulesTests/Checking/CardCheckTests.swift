import Testing

@testable import Rules

struct CardCheckTests {
    private func findings(_ columns: String...) throws -> [String] {
        let lines = columns.map { "      \($0)\n" }.joined()
        return try RuleText.findings("  d:\n    columns:\n" + lines)
    }

    private static let card = "category: Card Number }"
    private static let hash = "h: { keyed-hash: hex, \(card)"
    private static let last = "t: { partial-mask: { keep-last: 4 }, \(card)"

    @Test func `a hash and a truncation of card numbers tell them`() throws {
        #expect(
            try findings(Self.hash, Self.last) == [
                "error hash-and-truncation rules.yaml:10:10: d.t: this column holds digits, and 'd.h' a hash, of card "
                    + "numbers: who has both finds the number (PCI SSC FAQ 1308); use one of the two in all columns"
            ])
        #expect(try findings("z: { tokenize: text, \(Self.card)", Self.last).count == 1)
    }

    @Test func `two different truncations tell more than each`() throws {
        #expect(
            try findings("a: { truncate: { length: 6 }, \(Self.card)", Self.last) == [
                "error hash-and-truncation rules.yaml:10:10: d.t: this column and 'd.a' keep different digits of card "
                    + "numbers, and together more than each (PCI SSC FAQ 1091); keep the same digits in both"
            ])
        let six = "a: { partial-mask: { keep-first: 6, keep-last: 4 }, \(Self.card)"
        #expect(try findings(six, Self.last).count == 1)
    }

    @Test func `the id does not tell which comes first`() throws {
        let ids = try [[Self.hash, Self.last], [Self.last, Self.hash]].map { columns in
            let text = RuleText.columns(columns.map { "      \($0)\n" }.joined()) + "key: env:K\n"
            return RuleChecker.findings(try RuleText.load(text)).map(\.id)
        }
        #expect(ids == Array(repeating: ["hash-and-truncation:d.h=d.t"], count: 2))
    }

    @Test func `finds two rules of one column`() throws {
        #expect(
            try findings(
                "k: keep",
                "t: [{ keyed-hash: hex, when: { k: x }, \(Self.card), { partial-mask: { keep-last: 4 }, "
                    + "\(Self.card)]"
            ).count == 1)
    }

    @Test func `is silent about one form, about encryption, and about other numbers`() throws {
        #expect(try findings(Self.last, "u: { partial-mask: { keep-last: 4, character: x }, \(Self.card)") == [])
        #expect(try findings(Self.hash, "u: { fpe: digits, \(Self.card)", "v: { redact: , \(Self.card)") == [])
        #expect(try findings(Self.hash, "u: { partial-mask: { keep-last: 4 }, category: payment }") == [])
        #expect(try findings(Self.hash, "u: { partial-mask: { }, \(Self.card)") == [])
    }
}
