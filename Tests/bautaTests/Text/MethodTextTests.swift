import Foundation
import Masking
import Testing

@testable import bauta

struct MethodTextTests {
    @Test(arguments: MethodCatalog.names)
    func `a card says what the method promises and takes`(name: String) throws {
        let descriptor = try #require(MethodCatalog.method(named: name)?.descriptor)
        let lines = MethodText.card(descriptor).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        #expect(lines[0] == "\(name): \(descriptor.summary)")
        #expect(lines.contains("  technique: \(descriptor.technique.rawValue)"))
        #expect(lines.contains("  key: \(descriptor.needsKey ? "needed" : "not needed")"))
        #expect(lines.contains("  keeps: \(descriptor.keeps ?? "nothing")"))
        for parameter in descriptor.parameters {
            let line = try #require(
                lines.first { line in
                    ["    \(parameter.name):", "    \(parameter.name) ("].contains { line.hasPrefix($0) }
                })
            #expect(line.hasSuffix(parameter.summary))
            #expect(line.contains(" (may stand alone)") == (parameter.name == descriptor.mainParameter))
        }
        #expect(lines.count { $0.contains(" -> ") } == descriptor.examples.count)
        #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
    }

    @Test(arguments: MethodCatalog.names)
    func `a card is JSON that any parser reads`(name: String) throws {
        let descriptor = try #require(MethodCatalog.method(named: name)?.descriptor)
        let parsed = try JSONSerialization.jsonObject(with: Data(MethodText.json(descriptor).utf8))
        let json = try #require(parsed as? [String: Any])
        #expect(json["name"] as? String == name)
        #expect(json["technique"] as? String == descriptor.technique.rawValue)
        let parameters = try #require(json["parameters"] as? [[String: Any]])
        #expect(parameters.map { $0["name"] as? String } == descriptor.parameters.map(\.name))
    }

    @Test func `a card says who else may give a parameter, and whose record an example is`() throws {
        let age = try #require(MethodCatalog.method(named: "age")?.descriptor)
        #expect(
            MethodText.card(age).contains(
                "    as-of (may stand alone): a day as 2026-01-31, required, else the rule set's; "))
        let shift = try #require(MethodCatalog.method(named: "shift-date")?.descriptor)
        let card = MethodText.card(shift)
        #expect(card.contains("    subject: a column of the same record, required, else the dataset's; "))
        #expect(card.contains("'1987-05-17' of subject '1042' -> '1987-03-30'"))
        #expect(card.contains("'1987-05-17' -> invalid: obeys on-invalid"))
    }

    @Test func `the card of a small method`() throws {
        let descriptor = try #require(MethodCatalog.method(named: "nullify")?.descriptor)
        #expect(
            MethodText.card(descriptor) == """
                nullify: The value becomes null.

                  technique: suppression
                  standard-class: suppression: local suppression
                  consistent: yes
                  policy: none: it gives no pseudonym
                  reversible: no
                  format-preserving: no
                  length-preserving: no
                  keeps: nothing
                  scope: value
                  key: not needed

                  values:
                    null: stays null; under `on-null: mask` masked as the empty value
                    empty: stays empty; under `on-empty: mask` masked like any other
                    invalid: nothing
                    unicode: masked like any other
                    nul: masked like any other
                    one-mebibyte: masked like any other
                    json-number: becomes null

                  examples:
                    nullify   'left at the back door' -> null
                """)
    }
}
