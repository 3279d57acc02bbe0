internal import Ingest
internal import Records
internal import Rules

/// The rules of the JSON inside a column's strings: each string is a record of a batch of its own.
struct NestedProgram {
    private let documents: JSONDocuments
    /// What messages call the column.
    private let name: String
    /// The columns of the documents.
    var columns: ColumnSet
    /// The record of the column's batch in which each of the next documents stands.
    var owners: [Int] = []
    private var batch = RecordBatch(columns: 0)
    private var splicer: JSONSplicer

    /// The rules `rules` of the JSON in the column `name`.
    init(_ rules: NestedRules, in name: String, settings: ColumnSettings) throws {
        documents = try JSONDocuments(
            rules: rules.bindings.scannerRules(unlisted: settings.unlisted), columns: rules.bindings.count,
            maxDepth: settings.maxDepth)
        self.name = name
        columns = try ColumnSet(rules.bindings.map(\.column), settings: settings)
        splicer = JSONSplicer(keyColumns: rules.bindings.keyColumns)
    }

    /// Masks the documents in `values` and appends one field for each to `results`: its place in `output`, or invalid.
    mutating func mask(
        _ values: [Field], of outer: RecordBatch, into output: inout [UInt8], results: inout [Field],
        faults: inout BatchFaults
    ) {
        for forbidden in documents.read(values, of: outer.bytes.span, into: &batch) {
            faults.meet(unlisted: "\(name)->\(forbidden.path)", owners[forbidden.value])
        }
        batch.hosts = owners.map { outer.host(of: $0) }
        batch.hostCount = outer.hostCount ?? outer.records
        var found = BatchFaults(gathersUnlisted: faults.gathersUnlisted)
        let staged = columns.process(batch, faults: &found)
        faults.add(found, owners: owners)
        splicer.begin(batch, columns: staged)
        for text in batch.texts {
            let start = output.count
            splicer.splice(batch, masked: columns.masked, columns: staged, into: &output)
            // A document that is nothing but a value to take out is no JSON any more.
            if output.count == start, !text.isInvalid { output.append(contentsOf: "null".utf8) }
            results.append(text.isInvalid ? .invalid : Field(start: start, length: output.count - start))
        }
    }
}
