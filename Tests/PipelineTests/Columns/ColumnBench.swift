import Records
import Rules
import Testing

@testable import Pipeline

/// One column's rule at work on small batches.
final class ColumnBench {
    private let header: [String]
    private(set) var program: ColumnProgram
    private(set) var faults = BatchFaults()

    /// The rule of the column `a`, as YAML on one line, in a source with the columns of `header`.
    ///
    /// `others` are the rules of other columns.
    init(_ rule: String, header: [String] = ["a"], others: String = "", isDryRun: Bool = false) throws {
        self.header = header
        let columns =
            "datasets:\n  d:\n    unlisted: keep\n    columns:\n      a: \(rule)\n"
            + (others.isEmpty ? "" : "      \(others)\n")
        let rules = try #require(Folder().rules(columns).dataset(named: "d"))
        let binding = try #require(rules.bind(header: header).bindings.first { $0.name == "a" })
        program = try ColumnProgram(binding, settings: .bench(isDryRun: isDryRun))
    }

    /// What becomes of the column in `rows`; nil where the column is not staged.
    func masked(_ rows: [[String?]]) -> [String?]? {
        let batch = RecordBatch(rows, columns: header.count)
        // As after another column's values.
        var values = MaskedValues()
        values.append(Array("before".utf8))
        guard let staged = program.process(batch, into: &values, faults: &faults) else { return nil }
        return rows.indices.map { record in
            let place = staged.first + record * staged.stride
            return staged.isMasked ? values.text(place) : batch.text(place)
        }
    }

    /// What becomes of `values`, one a record.
    func masked(_ values: String?...) -> [String?]? { masked(values.map { [$0] }) }

    var counts: FieldCounts { program.tally.counts }
}

extension ColumnSettings {
    /// Settings under the tests' own key, or under `keys`.
    static func bench(keys: MaskKeys? = nil, isDryRun: Bool = false) throws -> ColumnSettings {
        ColumnSettings(keys: try keys ?? Keys.masks(), isDryRun: isDryRun, unlisted: .keep, maxDepth: 64)
    }
}
