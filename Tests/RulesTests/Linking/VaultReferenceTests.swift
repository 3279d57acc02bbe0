import Masking
import Testing

@testable import Rules

struct VaultReferenceTests {
    private static let main = """
        bauta: 1
        name: n
        extends: [shared/m.yaml]
        masks: { own: { tokenize: { vault: a.vault } } }
        datasets:
          d:
            columns:
              one: own
              two: other
              three: { tokenize: { vault: ../b.vault } }
          e:
            format: jsonl
            columns:
              plain: { tokenize: text }
              text: { json: { inner: { tokenize: { vault: c.vault } } } }
              "tags.*": { nullify: {}, keys: { tokenize: { vault: d.vault } } }
          "t*":
            columns: { x: { references: d.three } }
        """

    private func rules() throws -> RuleSet {
        let shared = "bauta: 1\nname: m\nmasks: { other: { tokenize: { vault: m.vault } } }"
        return try RuleText.load(Self.main, others: ["shared/m.yaml": shared])
    }

    @Test func `a path is relative to the file that names it`() throws {
        let vaults = try rules().vaults()
        #expect(vaults.map(\.path) == ["a.vault", "shared/m.vault", "../b.vault", "c.vault", "d.vault"])
        #expect(vaults[2].place.line == 10)
    }

    @Test func `only the vaults of the datasets that are named are opened`() throws {
        #expect(try rules().vaults(of: ["e"]).map(\.path) == ["c.vault", "d.vault"])
        #expect(try rules().vaults(of: ["t1"]).map(\.path) == ["../b.vault"])
    }
}
