import Records
import Rules
import Store
import Testing

@testable import Pipeline

struct FieldRecordsTests {
    private static let yaml = """
        masks:
          mail: { keyed-hash: email, class: direct, category: contact }
        datasets:
          d:
            drop: [secret]
            columns:
              email: mail
              born: { truncate: year, class: quasi, reason: statistics }
              vat:
                - { keep: public register, when: { kind: 'company "A"' } }
                - { redact: "[vat]" }
              kind: { keep: needed }
        """
    private static let header = ["email", "born", "vat", "kind", "secret"]

    private func records(_ rows: [[String?]]) throws -> (records: [FieldRecord], warnings: [String], all: FieldRecords)
    {
        let plan = try DatasetPlan.bench(Self.yaml, header: Self.header)
        var set = try ColumnSet(plan.shape.columns, settings: plan.settings)
        var faults = BatchFaults()
        _ = set.process(RecordBatch(rows, columns: Self.header.count), faults: &faults)
        let fields = FieldRecords(plan: plan, columns: set.tallies, of: 1)
        return (fields.records, fields.findings.map(\.description), fields)
    }

    private static let row: [String?] = ["a@b.c", "1987-01-01", "CH-1", "company \"A\"", "s"]

    @Test func `says of each field how it was masked`() throws {
        let records = try records([Self.row]).records
        #expect(records.map(\.path) == Self.header)
        #expect(records.map(\.ordinal) == [0, 1, 2, 3, 4])
        #expect(records.map(\.method) == ["keyed-hash", "truncate", "keep, redact", "keep", "drop"])
        #expect(records.map(\.mask) == ["mask:mail", "column:d.born", "column:d.vat", nil, nil])
        #expect(records.map(\.sensitivity) == ["direct", "quasi", nil, nil, nil])
        #expect(records.map(\.category) == ["contact", nil, nil, nil, nil])
        #expect(records.map(\.reason) == [nil, "statistics", "public register", "needed", nil])
        #expect(records[0].technique == "pseudonymization")
        #expect(records[1].technique == "generalization")
        #expect(records[1].parameters == #"{"to":"year"}"#)
        #expect(records.map { $0.keyID != nil } == [true, false, false, false, false])
        #expect(records.map { $0.distinctEstimate != nil } == [true, true, true, false, false])
    }

    @Test func `each field tells what its rules guarantee in this many records`() throws {
        let guarantees = try records([Self.row]).all.guarantees
        #expect(guarantees.map(\.name) == Self.header)
        #expect(guarantees[0].definition.contains("at 1 record"))
        #expect(guarantees[0].definition.contains("of which at least 1 occur"))
        #expect(guarantees[2].definition.contains(#"[{"method":"keep","#))
        #expect(guarantees[4].definition == "[]")
        #expect(guarantees[1].guarantees(of: "born") == guarantees[1].definition)
        #expect(guarantees[1].guarantees(of: "email") == nil)
    }

    @Test func `literals of conditions stand as fingerprints`() throws {
        let parameters = try #require(try records([Self.row]).records[2].parameters)
        #expect(!parameters.contains("company"))
        #expect(parameters.contains(try Keys.masks().fingerprint(of: "company \"A\"")))
        #expect(parameters.hasPrefix("[{\"method\":\"keep\""))
    }

    @Test func `few pseudonyms are worth a warning`() throws {
        let warnings = try records([Self.row, Self.row]).warnings
        #expect(warnings.count == 1)
        #expect(
            warnings.first == "d: column 'email': only 1 pseudonym; "
                + "how often each occurs may tell what it stands for")
    }

    @Test func `unchanged values are worth a warning`() throws {
        let row: [String?] = [nil, nil, "[vat]", "person", nil]
        let warnings = try records([row, row]).warnings
        #expect(
            warnings == ["d: column 'vat': 2 masked values came out unchanged; choose another method"])
    }

    @Test func `sums what was masked`() throws {
        let all = try records([Self.row, Self.row]).all
        #expect(all.maskedValues >= 4)
        #expect(all.maskedFields >= 2)
        let nothing = try records([]).all
        #expect(nothing.maskedValues == 0)
        #expect(nothing.findings.isEmpty)
    }

    @Test func `JSON has a row for each path, its keys and what no rule names`() throws {
        let rules = """
            keep: [id], columns: { 'm.*': { redact: v, keys: { keyed-hash: hex } }, s: { json: { x: redact } } }
            """
        for (unlisted, last) in [("fail", [String]()), ("redact", ["**"])] {
            let plan = try DatasetPlan.bench("datasets: { d: { unlisted: \(unlisted), \(rules) } }")
            var set = try ColumnSet(plan.shape.columns, settings: plan.settings)
            var batch = RecordBatch(columns: plan.shape.columns.count)
            batch.sortOccurrences()
            var faults = BatchFaults()
            _ = set.process(batch, faults: &faults)
            let fields = FieldRecords(plan: plan, columns: set.tallies, of: 1)
            #expect(
                fields.records.map(\.path) == ["m.*", "m.*~", "s", "s->x"] + last.map { "s->" + $0 } + ["id"] + last)
            #expect(fields.records.map(\.ordinal) == Array(fields.records.indices))
            #expect(fields.records[1].mask == "column:d.m.*~")
            #expect(fields.records[3].mask == "column:d.s->x")
            #expect(fields.findings.isEmpty)
        }
    }
}
