import Foundation
import Records
import Store
import Testing

/// A store of literal records and definitions, and the scripts that are written of it.
struct ScriptBench {
    /// A dataset: its records are JSON, one a text.
    struct Dataset {
        var name: String
        var format = "postgresql"
        var columns: [String]
        var records: [String]
        var schema: [SchemaRecord] = []

        /// A dataset of the table `table`, of whose columns those in `columns` are staged.
        static func of(
            _ table: TableSchema, _ dialect: SQLDialect, columns: [String]? = nil, _ records: [String] = []
        ) -> Dataset {
            Dataset(
                name: table.name.dataset, columns: columns ?? table.rowColumns, records: records,
                schema: SchemaRecord.records(of: table, dialect: dialect))
        }

        /// A dataset of MariaDB's table `name`, whose one column `i'd` the sequence `s`, one of `sequences`, numbers.
        static func numbered(_ name: String, _ sequences: [SequenceSchema], _ records: [String]) -> Dataset {
            var table = TableSchema(TableName(name))
            var column = TableColumn("i'd", type: "bigint(20)", valueType: .integer)
            column.isNullable = false
            column.defaultValue = SQLFragment("nextval(`s`)", names: ["nextval", "s"])
            column.sequence = TableName("s")
            table.columns = [column]
            return Dataset(
                name: name, columns: [column.name], records: records,
                schema: SchemaRecord.records(of: table, dialect: .mysql, sequences: sequences))
        }
    }

    let folder: ScratchFolder
    let store: String

    init(_ datasets: Dataset...) throws {
        folder = try ScratchFolder()
        store = folder.file("staging.db")
        try Self.publish(datasets, into: store)
    }

    /// Publishes `datasets`, each in blocks of two records.
    static func publish(_ datasets: [Dataset], into path: String) throws {
        let run = RunRecord(uuid: UUID().uuidString, started: "2026-11-23T01:00:00.000Z", tenant: "")
        var writer = try StagingWriter(path: path, run: run)
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

    /// The script for a server of `target`, and what is noted.
    func script(
        _ target: SQLDialect, only: [String] = [], _ content: ScriptWriter.Content = .all,
        _ style: ScriptWriter.Style = .seed
    ) throws -> (text: String, notes: [String]) {
        let writer = try ScriptWriter(store: store, as: target, only: only, content: content, style: style)
        var output: [UInt8] = []
        try writer.write { (bytes: inout [UInt8]) throws(StoreError) -> Bool in
            output += bytes
            bytes.removeAll()
            return true
        }
        return (String(decoding: output, as: UTF8.self), writer.notes)
    }

    /// The script without its first lines and its last ones, which are the same for all.
    func body(_ target: SQLDialect, _ content: ScriptWriter.Content = .all) throws -> String {
        let text = try script(target, content).text
        let (first, last) =
            target == .postgresql
            ? ("BEGIN;\n", "COMMIT;\n") : ("autocommit = 0;\n", "foreign_key_checks = 1;\n")
        let start = try #require(text.range(of: first)).upperBound
        if target == .mysql { return String(text[start...]).replacing(Self.middle, with: "") }
        return String(text[start...].dropLast(last.count))
    }

    private static let middle = "COMMIT;\nSET SESSION unique_checks = 1;\nSET SESSION foreign_key_checks = 1;\n"
}
