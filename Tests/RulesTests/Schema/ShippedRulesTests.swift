import Masking
import Records
import Testing

@testable import Rules

struct ShippedRulesTests {
    @Test(arguments: ShippedRules.paths)
    func `loads without a finding`(path: String) throws {
        let rules = try RuleSet.load(path: path)
        #expect(RuleChecker.findings(rules) == [])
    }

    @Test(arguments: ["gdpr", "hipaa-safe-harbor", "pci"])
    func `says of every mask what it is for`(name: String) throws {
        let path = try #require(ShippedRules.paths.first { $0.hasSuffix("/\(name).yaml") })
        for mask in try RuleSet.load(path: path).masks {
            #expect(mask.branch.fieldClass != nil, "\(mask.name)")
            #expect(mask.branch.category != nil, "\(mask.name)")
        }
    }

    @Test func `names all eighteen identifiers, and derives no code`() throws {
        let path = try #require(ShippedRules.paths.first { $0.hasSuffix("/hipaa-safe-harbor.yaml") })
        let rules = try RuleSet.load(path: path)
        #expect(rules.standards == [.hipaaSafeHarbor])
        #expect(rules.masks.allSatisfy { !$0.branch.descriptor.needsKey })
        let lines = String(decoding: rules.files[0].bytes, as: UTF8.self).split(separator: "\n")
        let letters = lines.filter { $0.hasPrefix("  # (") }.map { $0.dropFirst(5).prefix(2) }
        #expect(letters == "ABCDEFGHIJKLMNOPQR".map { "\($0))" })
    }

    @Test func `a hash beside the last four digits is refused`() throws {
        let path = try #require(ShippedRules.paths.first { $0.hasSuffix("/pci.yaml") })
        let rules = try RuleSet.load(path: path)
        #expect(rules.masks.filter { $0.branch.category == "authentication data" }.allSatisfy { $0.branch.isDropped })
        let text =
            "extends: [pci.yaml]\nkey: env:K\n" + RuleText.columns("      a: card-hash\n      b: card-last-four\n")
        let both = try RuleText.load(text, others: ["pci.yaml": String(decoding: rules.files[0].bytes, as: UTF8.self)])
        #expect(RuleChecker.findings(both).map(\.id) == ["hash-and-truncation:d.a=d.b"])
    }

    @Test func `fits the samples`() throws {
        let path = try #require(ShippedRules.paths.first { $0.hasSuffix("/shop.yaml") })
        let rules = try RuleSet.load(path: path)
        let customers =
            "id,full_name,email,phone,birth_date,street,city,postcode,country,"
            + "iban,card,ip,plan,created_at,notes,vat_id,type"
        let orders = "id,customer_id,email,status,currency,amount,ordered_at,ship_to,note"
        for (name, header) in [("customers", customers), ("orders", orders)] {
            let dataset = try #require(rules.dataset(named: name))
            let bound = dataset.bind(header: header.split(separator: ",").map(String.init))
            #expect(bound.findings == [])
            #expect(bound.bindings.allSatisfy { $0.isListed })
        }
        let key = try #require(rules.dataset(named: "orders")?.column(named: "customer_id"))
        #expect(key.branches[0].maskLabel == "mask:customer-id")
    }
}
