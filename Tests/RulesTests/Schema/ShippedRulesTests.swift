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

    @Test func `says of every mask what it is for`() throws {
        let path = try #require(ShippedRules.paths.first { $0.hasSuffix("/gdpr.yaml") })
        for mask in try RuleSet.load(path: path).masks {
            #expect(mask.branch.fieldClass != nil, "\(mask.name)")
            #expect(mask.branch.category != nil, "\(mask.name)")
        }
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
