import Compression
import Foundation
import Ingest
import Records
import Rules
import Store
import Testing

@testable import Pipeline

/// A rule set with its sources and a store, in a folder of their own.
struct Job {
    let folder: Folder
    let rules: RuleSet
    let stop = StopFlag()

    /// A job of the rule set in `yaml` over `files`, which lie beside it.
    init(_ yaml: String, _ files: [String: String] = [:]) throws {
        folder = try Folder()
        for (name, text) in files { try folder.write(name, text) }
        rules = try folder.rules(yaml)
    }

    /// The path of the store.
    var store: String { folder.path + "/staging.db" }

    /// The names of the files beside the rule set that a run has made.
    var made: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasPrefix("staging.db") && !$0.hasSuffix(".lock") }.sorted()
    }

    /// The run of the job with `arguments` as sources of the command line.
    func run(_ arguments: [String] = [], _ change: (inout RunOptions) -> Void = { _ in }) throws -> MaskingRun {
        var options = RunOptions(jobs: 2)
        options.store = store
        change(&options)
        let assignments = try arguments.map { try SourceAssignment($0, ruleSet: rules) }
        return MaskingRun(rules, assignments: assignments, options: options, stop: stop)
    }

    /// Runs the job.
    @discardableResult
    func report(
        _ arguments: [String] = [], _ change: (inout RunOptions) -> Void = { _ in }
    ) throws -> RunReport {
        try run(arguments, change).run()
    }

    /// The message and the status with which the job ends.
    func failure(
        _ arguments: [String] = [], _ change: (inout RunOptions) -> Void = { _ in }
    ) -> (any ReportedError)? {
        PipelineTests.failure { _ = try report(arguments, change) }
    }

    /// The blocks of the newest run of `dataset`, as text.
    func blocks(_ dataset: String) throws -> [String] {
        let reader = try StagingReader(path: store)
        let stored = try #require(reader.newestDatasets().first { $0.record.name == dataset })
        var blocks = try reader.blocks(of: stored)
        var rows = BlockRows(for: stored.record)
        return try reader.sequences(of: stored.dataset).map { sequence in
            try blocks.load(sequence, into: &rows)
            return String(decoding: rows.plain, as: UTF8.self)
        }
    }

    /// The records of the newest run of `dataset`; a number is spelled with `#` before it.
    func records(_ dataset: String) throws -> [[String?]] {
        try blocks(dataset).flatMap { block in
            let records = try JSONSerialization.jsonObject(with: Data(block.utf8)) as? [[Any]]
            return try #require(records).map { record in
                record.map { value in (value as? String) ?? (value as? NSNumber).map { "#\($0)" } }
            }
        }
    }

    /// The row of the newest run of `dataset`.
    func stored(_ dataset: String) throws -> StoredDataset {
        let reader = try StagingReader(path: store)
        return try #require(reader.newestDatasets().first { $0.record.name == dataset })
    }

    /// The audit's rows of the newest run of `dataset`.
    func fields(_ dataset: String) throws -> [FieldRecord] {
        let number = try stored(dataset).dataset
        let reader = try StagingReader(path: store)
        return try reader.fields(of: number)
    }
}

extension DatasetPlan {
    /// A plan of the dataset `d` in `yaml`, whose sources have the columns of `header`, or are JSON without one.
    static func bench(
        _ yaml: String, header: [String]? = nil, sources: [String] = ["d.csv"], output: BatchOutput = .block(.fast),
        tolerance: Tolerance = Tolerance(), limits: IngestLimits = IngestLimits()
    ) throws -> DatasetPlan {
        let rules = try #require(Folder().rules(yaml).dataset(named: "d"))
        var dialect = CSVDialect()
        dialect.lineEnd = .lf
        let shape: RecordShape =
            if let header {
                .rows(dialect, header: header, columns: rules.bind(header: header).bindings)
            } else {
                .objects(rules.bindPaths().bindings)
            }
        return DatasetPlan(
            rules: rules,
            sources: sources.map { PlannedSource(location: .file(path: $0, name: $0), storedName: "stored") },
            shape: shape, limits: limits, keys: try Keys.masks(), output: output, tolerance: tolerance)
    }
}

extension FinishedBlock {
    /// What a worker made of the `sequence`th slice: `block`, or nothing but `rejects`.
    init(block: EncodedBlock?, rejects: [Reject] = [], sequence: Int, sourceBytes: Int = 0) {
        self.init(
            content: block.map { .block($0) } ?? .nothing, records: block?.records ?? 0, rejects: rejects,
            unlistedPaths: [], sequence: sequence, sourceBytes: sourceBytes)
    }

    /// The block, where there is one.
    var block: EncodedBlock? {
        if case .block(let block) = content { block } else { nil }
    }
}
