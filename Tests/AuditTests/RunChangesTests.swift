import Records
import Store
import Testing

@testable import Audit

@Suite struct RunChangesTests {
    /// What differs between two runs of one dataset with one field each, as `what: before, after`.
    private func changes(
        first: (inout FieldRecord) -> Void = { _ in }, _ alter: (inout RunRecord, inout FieldRecord, inout Int) -> Void
    ) throws -> (texts: [String], unchanged: [String]) {
        let folder = try ScratchFolder()
        let path = folder.file("staging.db")
        for number in 1...2 {
            var run = RunRecord(uuid: "\(number)", started: "", tenant: "")
            var field = FieldRecord(ordinal: 0, path: "user.email")
            var records = 100
            field.counts.masked = 100
            first(&field)
            if number == 2 { alter(&run, &field, &records) }
            var writer = try StagingWriter(path: path, run: run)
            try writer.begin(DatasetRecord(name: "events", format: "jsonl", columns: ["user.email"]))
            var encoder = try BlockEncoder()
            try writer.append(try encoder.encode(Array("[]".utf8), sequence: 0, records: records))
            try writer.finish(DatasetEnd(sources: [], fields: [field], rejects: 0))
            _ = try writer.publish(finished: "")
        }
        let reader = try StagingReader(path: path)
        let runs = try reader.runs()
        var all = RunChanges(from: runs[0], to: runs[1])
        let datasets = try reader.datasets().map {
            RecordedDataset(dataset: $0, fields: try reader.fields(of: $0.dataset))
        }
        let unchanged = all.compare(datasets)
        return (all.all.map { "\($0.what): \($0.before ?? "-"), \($0.after ?? "-")" }, unchanged)
    }

    @Test func `finds what was decided of a run and of a field`() throws {
        let (texts, unchanged) = try changes { run, field, _ in
            run.keyID = "0123456789abcdef"
            run.rulesName = "shop"
            run.rulesSHA256 = [1]
            run.versions = #"{"bauta":"0.2"}"#
            field.method = "keyed-hash"
            field.mask = "mask:email"
            field.parameters = #"{"to":"email"}"#
            field.sensitivity = "direct"
            field.reason = "why"
        }
        #expect(
            texts == [
                "rules: , shop", "rules_sha256: , 01", "key_id: -, 0123456789abcdef", #"versions: , {"bauta":"0.2"}"#,
                "method: -, keyed-hash", #"parameters: -, {"to":"email"}"#, "mask: -, mask:email", "class: -, direct",
                "reason: -, why",
            ])
        #expect(unchanged == [])
    }

    @Test func `a path that only Unicode takes for the same is another one`() throws {
        func name(_ field: inout FieldRecord) {
            field.path = "\u{e9}"
            field.method = "redact"
        }
        let (texts, _) = try changes(first: name) { _, field, _ in field.path = "e\u{301}" }
        #expect(texts == ["field: redact, -", "field: -, redact"])
    }

    @Test func `finds counts that moved by themselves`() throws {
        let (texts, _) = try changes { _, field, records in
            records = 110
            field.counts.masked = 108
            field.counts.nulls = 2
            field.counts.empties = 3
            field.counts.invalid = 4
            field.counts.unchanged = 5
            field.counts.missing = 6
            field.distinctEstimate = 7
            field.counts.longest = 8
        }
        #expect(
            texts == [
                "records: 100, 110", "missing: 0, 6", "nulls: 0, 2", "empties: 0, 3", "masked: 100, 108",
                "invalid: 0, 4", "unchanged: 0, 5", "distinct_estimate: -, 7",
            ])
    }

    @Test func `says nothing of counts that grew as the records did`() throws {
        let (texts, _) = try changes { _, field, records in
            records = 90
            field.counts.masked = 90
        }
        #expect(texts == ["records: 100, 90"])
        #expect(try changes { _, _, _ in }.unchanged == ["events"])
    }
}
