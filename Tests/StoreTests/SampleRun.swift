import Records
import Store

/// Runs with made-up records, for tests that need a store.
struct SampleRun {
    var tenant = "acme"
    var uuid = "018f5a3e-0000-7000-8000-000000000001"
    var keepRuns = 2
    var mode: UInt16?
    var datasets = ["customers"]
    var blocks = 3
    var recordsPerBlock = 4
    var columns = ["id", "name", "city"]
    /// What the values begin with, so that runs differ.
    var mark = "a"
    var rejects = 1
    var unchanged = 0

    /// The JSON array of one block.
    func plain(_ sequence: Int) -> [UInt8] {
        let records = (0..<recordsPerBlock).map { record in
            let number = sequence * recordsPerBlock + record
            let values = columns.enumerated().map { index, _ in
                switch index {
                case 0: "\"\(mark)\(number)\""
                case 2 where number.isMultiple(of: 3): "null"
                default: JSONText.quoted("\(mark) \"\(index)\" Zoë \(number % 5) " + String(repeating: "x", count: 40))
                }
            }
            return "[\(values.joined(separator: ","))]"
        }
        return Array("[\(records.joined(separator: ","))]".utf8)
    }

    /// What each dataset declares.
    var schema: [SchemaRecord] {
        columns.map { SchemaRecord(kind: "column", name: $0, definition: "text") }
            + [SchemaRecord(kind: "unique", name: columns[0])]
    }

    /// The range of the first column in one block.
    func range(_ sequence: Int) -> BlockRange {
        let numbers = sequence * recordsPerBlock..<(sequence + 1) * recordsPerBlock
        let values = numbers.map { "\(mark)\($0)" }.sorted()
        return BlockRange(ordinal: 0, minimum: QueryValue(values.first), maximum: QueryValue(values.last))
    }

    /// A writer whose datasets are finished, ready to be published.
    func writer(into path: String) throws -> StagingWriter {
        var record = RunRecord(uuid: uuid, started: "2026-11-23T01:00:00.000Z", tenant: tenant)
        record.keyID = "0123456789abcdef"
        record.rulesName = "shop"
        record.rulesSHA256 = [UInt8](repeating: 7, count: 32)
        record.rulesOutline = "{}"
        record.versions = #"{"bauta":"0.1"}"#
        var writer = try StagingWriter(path: path, mode: mode, run: record, keepRuns: keepRuns)
        for dataset in datasets { try fill(&writer, dataset) }
        return writer
    }

    /// Publishes the run into `path`.
    @discardableResult
    func publish(into path: String) throws -> Receipt {
        var writer = try writer(into: path)
        var event = AuditEvent("run-published")
        event.add("uuid", uuid)
        event.add("datasets", datasets.count)
        return try writer.publish(finished: "2026-11-23T01:00:05.250Z", event: event)
    }

    private func fill(_ writer: inout StagingWriter, _ dataset: String) throws {
        var encoder = try BlockEncoder()
        var record = DatasetRecord(name: dataset, format: "csv", columns: columns)
        record.schema = schema
        try writer.begin(record)
        for sequence in 0..<blocks {
            var block = try encoder.encode(plain(sequence), sequence: sequence, records: recordsPerBlock)
            block.ranges = [range(sequence)]
            try writer.append(block)
        }
        let places = (0..<rejects).map { Reject(line: 7 + $0, offset: 99, source: 0, reason: .quoteNeverCloses) }
        try writer.append(places)
        let source = SourceRecord(
            ordinal: 0, name: "exports/\(dataset)*.csv", bytes: 12_345, fingerprint: [UInt8](repeating: 9, count: 32))
        try writer.finish(DatasetEnd(sources: [source], fields: columns.enumerated().map(field), rejects: rejects))
    }

    private func field(_ ordinal: Int, _ column: String) -> FieldRecord {
        var field = FieldRecord(ordinal: ordinal, path: column)
        field.mask = "mask:\(column)"
        field.method = ordinal == 0 ? "tokenize" : "redact"
        field.parameters = #"{"to":"text"}"#
        field.technique = "pseudonymization"
        field.sensitivity = "direct"
        field.category = "contact"
        field.keyID = ordinal == 0 ? "0123456789abcdef" : nil
        field.counts.seen = blocks * recordsPerBlock + rejects
        field.counts.rejected = rejects
        field.counts.masked = blocks * recordsPerBlock
        field.counts.unchanged = unchanged
        field.counts.shortest = 2
        field.counts.longest = 50
        field.distinctEstimate = ordinal == 0 ? blocks * recordsPerBlock : nil
        return field
    }
}
