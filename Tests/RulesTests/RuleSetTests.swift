import Masking
import Records
import Testing

@testable import Rules

struct RuleSetTests {
    private let text = """
        bauta: 1
        name: shop
        purpose: seed the shop's staging database
        tenant: acme
        epoch: "2026"
        key: file:keys/bauta.key
        unlisted: redact
        on-invalid: redact
        masks:
          customer: { tokenize: integer, class: direct, type: integer, normalize: trim }
          email: { keyed-hash: email, normalize: [trim, lowercase], class: direct, category: contact }
        datasets:
          customers:
            source: exports/customers*.csv.gz
            format: tsv
            dialect:
              delimiter: ";"
              quote: ""
              escape: "\\\\"
              double-quote: false
              comment: "#"
              header: true
              columns: [id, mail]
              null: \\N
              encoding: UTF_8
              line-end: crlf
            subject: id
            expect: { min-records: 1000, max-change: 12.5% }
            keep: [country]
            drop: [password_hash]
            unlisted: drop
            on-invalid: nullify
            columns:
              id: customer
              mail: { mask: email, class: quasi, on-null: mask, on-invalid: reject }
              birth: { truncate: year }
              iban: { fpe: { alphabet: alphanumeric } }
              kept: { keep: public register }
          orders:
            source: [/data/o1.csv, o2.csv, "-"]
            columns:
              customer_id: { references: customers.id, class: quasi }
              again: { references: orders.customer_id }
        """

    private func rules() throws -> RuleSet {
        let bytes = Array(text.utf8)
        return try RuleSet.load(path: "rules/shop.yaml") { (_) throws(RuleError) in bytes }
    }

    @Test func `reads the whole language`() throws {
        let rules = try rules()
        #expect(rules.name == "shop")
        #expect(rules.purpose == "seed the shop's staging database")
        #expect(rules.tenant == "acme")
        #expect(rules.epoch == "2026")
        #expect(rules.key == .file("rules/keys/bauta.key"))
        #expect(rules.unlisted == .redact)
        #expect(rules.files.map { $0.path } == ["rules/shop.yaml"])
        #expect(rules.files[0].bytes == Array(text.utf8))
        #expect(rules.masks.map { $0.name } == ["customer", "email"])
    }

    @Test func `reads a dataset`() throws {
        let customers = try rules().datasets[0]
        #expect(customers.sources == ["exports/customers*.csv.gz"])
        #expect(customers.sourcePaths == ["rules/exports/customers*.csv.gz"])
        #expect(customers.format == "tsv")
        #expect(customers.subject == "id")
        #expect(customers.expect == Expectation(minRecords: 1000, maxChange: 0.125))
        #expect(customers.unlisted == .drop)
        #expect(customers.onInvalid == .nullify)
        var dialect = DialectRule()
        dialect.delimiter = UInt8(ascii: ";")
        dialect.quote = .absent
        dialect.escape = .byte(UInt8(ascii: "\\"))
        dialect.doubleQuote = false
        dialect.comment = .byte(UInt8(ascii: "#"))
        dialect.header = true
        dialect.columns = ["id", "mail"]
        dialect.null = Array("\\N".utf8)
        dialect.encoding = .utf8
        dialect.lineEnd = .crlf
        #expect(customers.dialect == dialect)
        #expect(try rules().datasets[1].sourcePaths == ["/data/o1.csv", "rules/o2.csv", "-"])
        #expect(try rules().datasets[1].dialect == DialectRule())
        #expect(try rules().datasets[1].unlisted == .redact)
    }

    @Test func `resolves the rules of columns`() throws {
        let rules = try rules()
        func branch(_ dataset: String, _ column: String) throws -> Branch {
            try #require(rules.dataset(named: dataset)?.column(named: column)?.branches.last)
        }
        let id = try branch("customers", "id")
        #expect(id.maskLabel == "mask:customer")
        #expect(id.maskName == "customer")
        #expect(id.methodName == "tokenize")
        #expect(id.parametersOutline == #"{"as":"integer"}"#)
        #expect(id.type == .integer)
        #expect(id.normalize == [.trim])
        #expect(id.onInvalid == .nullify)
        let mail = try branch("customers", "mail")
        #expect(mail.fieldClass == .quasi)
        #expect(mail.category == "contact")
        #expect(mail.normalize == [.trim, .lowercase])
        #expect(mail.onNull == .mask)
        #expect(mail.onEmpty == .keep)
        #expect(mail.onInvalid == .reject)
        #expect(try branch("customers", "birth").maskLabel == "column:customers.birth")
        #expect(try branch("customers", "birth").parametersOutline == #"{"to":"year"}"#)
        #expect(try branch("customers", "kept").reason == "public register")
        for column in ["customer_id", "again"] {
            let reference = try branch("orders", column)
            #expect(reference.maskLabel == id.maskLabel)
            #expect(reference.parametersOutline == id.parametersOutline)
            #expect(reference.type == .integer)
            #expect(reference.normalize == [.trim])
            #expect(reference.onInvalid == .redact)
        }
        #expect(try branch("orders", "customer_id").fieldClass == .quasi)
        #expect(rules.datasets[1].column(named: "again")?.references == "orders.customer_id")
    }

    @Test(arguments: [
        "bauta: 1\nname: n", "{\"bauta\": 1, \"name\": \"n\"}", "bauta: 1\nname: n\nmasks:\ndatasets:\nextends:",
        "bauta: 1\nname: n\nmasks: { m: redact }", "bauta: 1\nname: n\ndatasets: { d: }",
        "bauta: 1\nname: n\ndatasets: { d: { columns: , keep: , drop: , dialect: , expect: } }",
        "bauta: \"1\"\nname: NO\ntenant: \"\"\nkey: [vault, read, -field=key]",
        "bauta: 1\nname: n\ndatasets: { \"*\": { unlisted: drop, subject: x }, a.b: { keep: [c, \"d[*]\"] } }",
    ])
    func `needs little`(text: String) throws {
        #expect(RuleText.faults(text) == [])
    }

    @Test func `refuses a path that cannot be read`() {
        let error = #expect(throws: RuleError.self) { try RuleSet.load(path: "/nowhere/rules.yaml") }
        #expect(error?.status == .io)
        #expect(
            error?.description
                == "/nowhere/rules.yaml: the rule set cannot be read: No such file or directory; name a "
                + "readable YAML file"
        )
    }
}
