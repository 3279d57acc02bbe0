import Foundation
import Records
import Store
import Testing

/// A store of literal records, and the seeds that are made of it.
struct SeedBench {
    /// A dataset: its records are JSON, one a text.
    struct Dataset {
        var name: String
        var format = "csv"
        var columns: [String]
        var schema: [SchemaRecord] = []
        var records: [String]

        /// The same dataset, with a declaration more.
        func with(_ kind: String, _ name: String, _ definition: String = "") -> Dataset {
            var dataset = self
            dataset.schema.append(SchemaRecord(kind: kind, name: name, definition: definition))
            return dataset
        }
    }

    let folder: ScratchFolder
    let store: String
    let seed: String

    init() throws {
        folder = try ScratchFolder()
        store = folder.file("staging.db")
        seed = folder.file("app.db")
    }

    /// Publishes `datasets`, each in blocks of two records.
    func publish(_ datasets: Dataset...) throws {
        let run = RunRecord(uuid: UUID().uuidString, started: "2026-11-23T01:00:00.000Z", tenant: "")
        var writer = try StagingWriter(path: store, run: run)
        var encoder = try BlockEncoder()
        for dataset in datasets {
            var record = DatasetRecord(name: dataset.name, format: dataset.format, columns: dataset.columns)
            record.schema = dataset.schema
            try writer.begin(record)
            for (sequence, start) in stride(from: 0, to: dataset.records.count, by: 2).enumerated() {
                let records = dataset.records[start...].prefix(2)
                let plain = Array("[\(records.joined(separator: ","))]".utf8)
                try writer.append(try encoder.encode(plain, sequence: sequence, records: records.count))
            }
            try writer.finish(DatasetEnd(sources: [], fields: [], rejects: 0))
        }
        _ = try writer.publish(finished: "2026-11-23T01:00:05.250Z")
    }

    /// Makes the seed.
    @discardableResult
    func make(only: [String] = [], mode: UInt16? = nil) throws -> SeedReport {
        var writer = try SeedWriter(store: store, into: seed, only: only)
        let report = try writer.fill()
        try writer.publish(mode: mode)
        return report
    }

    /// The error with which making the seed ends; nothing is left of it.
    func failure(only: [String] = []) throws -> StoreError? {
        let error = #expect(throws: StoreError.self) { try make(only: only) }
        #expect(try !folder.names.contains { $0 == "app.db" || $0.hasSuffix(".partial") })
        return error
    }

    /// What the stock shell says to a question about the seed.
    func ask(_ sql: String) throws -> [String] { try Shell.sqlite(seed, sql) }

    /// How many rows the table has and the view has not, and the other way round.
    func difference(_ dataset: String) throws -> [String] {
        let name = DatasetView.quoted(dataset)
        return try Shell.sqlite(
            store,
            """
            ATTACH '\(seed)' AS app;
            SELECT count(*) FROM (SELECT * FROM app.\(name) EXCEPT SELECT * FROM main.\(name));
            SELECT count(*) FROM (SELECT * FROM main.\(name) EXCEPT SELECT * FROM app.\(name));
            """)
    }
}
