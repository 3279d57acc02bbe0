import Masking
import Records
import Rules
import Testing

@testable import Pipeline

struct MaskKeysTests {
    /// What the rule of `DATASET.COLUMN` makes of `value`.
    private func masked(_ value: String, by column: String, _ keys: MaskKeys? = nil) throws -> String? {
        let rules = try Folder().rules(
            """
            masks:
              person: { keyed-hash: hex }
            datasets:
              d:
                columns: { a: person, b: person, c: { keyed-hash: hex }, e: { keyed-hash: base32 } }
              f:
                columns: { a: person, c: { keyed-hash: hex }, r: { references: d.c } }
            """)
        let parts = column.split(separator: ".").map(String.init)
        let dataset = try #require(rules.dataset(named: parts[0]))
        let header = dataset.columns.map(\.name)
        let binding = try #require(dataset.bind(header: header).bindings.first { $0.name == parts[1] })
        var program = try ColumnProgram(binding, settings: .bench(keys: keys))
        var values = MaskedValues()
        var faults = BatchFaults()
        let row = [String?](repeating: value, count: header.count)
        _ = program.process(RecordBatch([row], columns: header.count), into: &values, faults: &faults)
        return values.text(0)
    }

    @Test(arguments: [("d.a", "d.b"), ("d.a", "f.a"), ("d.c", "f.r")])
    func `one mask gives one pseudonym`(left: String, right: String) throws {
        #expect(try masked("Ada", by: left) == masked("Ada", by: right))
    }

    @Test(arguments: [("d.a", "d.c"), ("d.c", "f.c"), ("d.c", "d.e"), ("f.a", "f.r")])
    func `another mask gives another pseudonym`(left: String, right: String) throws {
        #expect(try masked("Ada", by: left) != masked("Ada", by: right))
    }

    @Test func `another tenant, epoch or key gives another pseudonym`() throws {
        let key = try MasterKey(text: Keys.text)
        let keys = [
            MaskKeys(key: key, context: KeyContext(tenant: "", epoch: "")),
            MaskKeys(key: key, context: KeyContext(tenant: "acme", epoch: "")),
            MaskKeys(key: key, context: KeyContext(tenant: "", epoch: "acme")),
            MaskKeys(key: try MasterKey(text: MasterKey.generate()), context: KeyContext(tenant: "", epoch: "")),
        ]
        #expect(Set(try keys.map { try masked("Ada", by: "d.a", $0) }).count == keys.count)
    }

    @Test func `a rule with a subject has the key of the subject's mask, for that purpose alone`() throws {
        let rules = try Folder().rules(
            """
            masks: { person: { keyed-hash: hex } }
            datasets:
              d: { columns: { id: person, at: { shift-date: { days: 9, time: drop, subject: id } } } }
            """)
        let branch = try #require(rules.dataset(named: "d")?.column(named: "at")?.branches.first)
        let keys = try Keys.masks()
        let expected = keys.key.subKey(
            purpose: .subject, context: keys.context, mask: "mask:person", algorithm: "shift-date/1")
        #expect(keys.subKey(branch).hmac([]) == expected.hmac([]))
    }

    @Test func `a literal's fingerprint is short, keyed and no literal`() throws {
        let keys = try Keys.masks()
        let fingerprint = keys.fingerprint(of: "company")
        #expect(fingerprint.hasPrefix("hmac:"))
        #expect(fingerprint.count == 5 + 16)
        #expect(fingerprint == keys.fingerprint(of: "company"))
        #expect(fingerprint != keys.fingerprint(of: "person"))
        let other = MaskKeys(key: try MasterKey(text: MasterKey.generate()), context: keys.context)
        #expect(fingerprint != other.fingerprint(of: "company"))
    }
}
