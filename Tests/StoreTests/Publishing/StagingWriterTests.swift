import Foundation
import Records
import Store
import Testing

@Suite struct StagingWriterTests {
    let folder: ScratchFolder
    let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
    }

    @Test func `publishes a store that the stock shell reads`() throws {
        let receipt = try SampleRun().publish(into: path)
        #expect(receipt.run == 1)
        #expect(receipt.manifestSHA256.count == 64)
        let answer = try Shell.sqlite(path, "SELECT count(*), count(city), min(id), max(name) FROM customers")
        #expect(answer == ["12|8|a0|a \"1\" Zoë 4 " + String(repeating: "x", count: 40)])
        #expect(try Shell.sqlite(path, "SELECT id FROM customers LIMIT 3") == ["a0", "a1", "a2"])
        #expect(try Shell.sqlite(path, "PRAGMA integrity_check") == ["ok"])
        #expect(try Shell.sqlite(path, "PRAGMA application_id; PRAGMA user_version") == ["1111577940", "1"])
        #expect(
            try Shell.sqlite(path, "PRAGMA page_size; PRAGMA journal_mode; PRAGMA encoding") == [
                "16384", "delete", "UTF-8",
            ])
    }

    @Test func `writes every row of the design`() throws {
        try SampleRun(blocks: 2).publish(into: path)
        #expect(
            try Shell.sqlite(
                path,
                """
                SELECT run, uuid, status, started, finished, tenant, key_id, rules_name, length(rules_sha256), \
                rules_outline, versions, length(manifest_sha256) FROM bauta_run
                """) == [
                    "1|018f5a3e-0000-7000-8000-000000000001|published|2026-11-23T01:00:00.000Z|2026-11-23T01:00:05.250Z"
                        + "|acme|0123456789abcdef|shop|32|{}|{\"bauta\":\"0.1\"}|32"
                ])
        #expect(
            try Shell.sqlite(
                path,
                """
                SELECT dataset, run, name, format, columns, records, rejects, blocks, stored_bytes = \
                (SELECT sum(length(payload)) FROM bauta_block), length(digest), published, expires IS NULL \
                FROM bauta_dataset
                """) == [#"1|1|customers|csv|["id","name","city"]|8|1|2|1|32|2026-11-23T01:00:05.250Z|1"#])
        #expect(
            try Shell.sqlite(path, "SELECT dataset, ordinal, name, bytes, length(fingerprint) FROM bauta_source")
                == ["1|0|exports/customers*.csv|12345|32"])
        #expect(
            try Shell.sqlite(path, "SELECT * FROM bauta_field WHERE ordinal = 0") == [
                #"1|0|id|mask:id|tokenize|{"to":"text"}|pseudonymization|direct|contact||0123456789abcdef|"#
                    + #"9|0|0|0|8|0|1|0|0|8|2|50"#
            ])
        #expect(
            try Shell.sqlite(path, "SELECT * FROM bauta_reject")
                == ["1|7|99|0|a quote opens here and never closes; close it or double it"])
        #expect(
            try Shell.sqlite(path, "SELECT * FROM bauta_schema")
                == ["1|0|column|id|text", "1|1|column|name|text", "1|2|column|city|text", "1|3|unique|id|"])
        #expect(try Shell.sqlite(path, "SELECT * FROM bauta_range") == ["1|0|0|a0|a3", "1|1|0|a4|a7"])
        #expect(
            try Shell.sqlite(path, "SELECT dataset, sequence, first_record, records FROM bauta_block")
                == ["1|0|0|4", "1|1|4|4"])
    }

    @Test func `gives a new file to its owner alone and leaves only the lock beside it`() throws {
        try SampleRun().publish(into: path)
        #expect(try folder.names == ["staging.db", "staging.db.lock"])
        #expect(try folder.mode("staging.db") == 0o600)
        #expect(try folder.mode("staging.db.lock") == 0o600)
    }

    @Test func `takes over the mode of the file it replaces unless told otherwise`() throws {
        try SampleRun().publish(into: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        try SampleRun(uuid: "b").publish(into: path)
        #expect(try folder.mode("staging.db") == 0o640)
        try SampleRun(uuid: "c", mode: 0o644).publish(into: path)
        #expect(try folder.mode("staging.db") == 0o644)
    }

    @Test func `leaves nothing behind when it is abandoned or goes`() throws {
        try SampleRun().writer(into: path).abandon()
        #expect(try folder.names == ["staging.db.lock"])
        do {
            let writer = try SampleRun().writer(into: path)
            #expect(try folder.names == ["staging.db.lock", "staging.db.partial"])
            #expect(try folder.mode("staging.db.partial") == 0o600)
            #expect(writer.run == 1)
        }
        #expect(try folder.names == ["staging.db.lock"])
    }

    @Test func `leaves the published file alone until it publishes`() throws {
        try SampleRun().publish(into: path)
        let before = try folder.bytes(of: "staging.db")
        try SampleRun(uuid: "b").writer(into: path).abandon()
        #expect(try folder.bytes(of: "staging.db") == before)
    }

    @Test func `removes a killed run's partial and refuses a second writer`() throws {
        try folder.write([1, 2, 3], to: "staging.db.partial")
        let writer = try SampleRun().writer(into: path)
        let error = #expect(throws: StoreError.self) { try SampleRun().publish(into: path) }
        #expect(error == .locked(path: path))
        writer.abandon()
        try SampleRun().publish(into: path)
        #expect(try folder.names == ["staging.db", "staging.db.lock"])
    }

    @Test func `gives the same store for the same run`() throws {
        let first = try SampleRun().publish(into: path)
        let second = try SampleRun().publish(into: folder.file("other.db"))
        #expect(first == second)
        #expect(try folder.bytes(of: "staging.db") == folder.bytes(of: "other.db"))
    }

    @Test func `tells the last run's records and columns`() throws {
        try SampleRun().publish(into: path)
        let writer = try SampleRun(uuid: "b").writer(into: path)
        #expect(writer.previousRecords(of: "customers") == 12)
        #expect(writer.previousRecords(of: "orders") == nil)
        #expect(writer.run == 2)
    }

    @Test func `does not disturb a reader who is in the middle of it`() throws {
        try SampleRun().publish(into: path)
        let reader = try QuerySession(path: path)
        var ids: [QueryValue] = []
        var names: [String] = []
        try reader.run(
            "SELECT id FROM customers", columns: { names = $0 },
            row: { row in
                if ids.count == 1 { _ = try? SampleRun(uuid: "b", mark: "b").publish(into: path) }
                ids += row.values()
                return true
            })
        #expect(names == ["id"])
        #expect(ids == (0..<12).map { QueryValue("a\($0)") })
        #expect(try Shell.sqlite(path, "SELECT min(id) FROM customers") == ["b0"])
    }

    @Test(arguments: [
        ("", "dataset '': is empty; give it a name"),
        ("BAUTA_x", "dataset 'BAUTA_x': begins like a table of the store; give it another name"),
        ("sqlite_master", "dataset 'sqlite_master': begins like a table of the store; give it another name"),
        ("a\u{0}b", "dataset 'a\\u{0}b': holds a NUL byte; give it another name"),
        (String(repeating: "ä", count: 65), nil),
        ("Customers", "dataset 'Customers': equals another dataset but for case; give it another name"),
    ])
    func `refuses a name that cannot be a view's`(name: String, message: String?) throws {
        try SampleRun().publish(into: path)
        var writer = try SampleRun(datasets: []).writer(into: path)
        let error = #expect(throws: StoreError.self) {
            try writer.begin(DatasetRecord(name: name, format: "csv", columns: ["id"]))
        }
        #expect(error?.status == .rules)
        if let message { #expect(error?.description == message) }
    }

    @Test func `refuses a column name that SQL cannot hold`() throws {
        var writer = try SampleRun(datasets: []).writer(into: path)
        let error = #expect(throws: StoreError.self) {
            try writer.begin(DatasetRecord(name: "x", format: "csv", columns: ["id", "a\u{0}"]))
        }
        #expect(error?.description == "dataset 'x': column 2: its name holds a NUL byte; rename it at the source")
        #expect(error?.status == .columns)
    }

    @Test func `refuses to be used out of order`() throws {
        var encoder = try BlockEncoder()
        let block = try encoder.encode(Array("[]".utf8), sequence: 1, records: 0)
        var writer = try SampleRun().writer(into: path)
        let end = DatasetEnd(sources: [], fields: [], rejects: 1)
        #expect(throws: StoreError.misuse("a block outside a dataset")) { try writer.append(block) }
        #expect(throws: StoreError.misuse("an end outside a dataset")) { try writer.finish(end) }
        try writer.begin(DatasetRecord(name: "orders", format: "csv", columns: []))
        #expect(throws: StoreError.misuse("a block out of order")) { try writer.append(block) }
        var ranged = EncodedBlock(sequence: 0, records: 0, payload: [])
        ranged.ranges = [BlockRange(ordinal: 0, minimum: .integer(1), maximum: .integer(2))]
        #expect(throws: StoreError.misuse("a range of no column")) { try writer.append(ranged) }
        #expect(throws: StoreError.misuse("a dataset begins inside another")) {
            try writer.begin(DatasetRecord(name: "more", format: "csv", columns: []))
        }
        #expect(throws: StoreError.misuse("the rejects are not as many as were stored")) { try writer.finish(end) }
        #expect(throws: StoreError.misuse("a run is published before its datasets are finished")) {
            try writer.publish(finished: "")
        }
    }
}
