import Foundation
import Records
import Store
import Testing

@Suite struct StorePruningTests {
    let folder: ScratchFolder
    let path: String
    private let time = "2026-11-24T01:00:00.000Z"

    /// Three runs of customers, the first of which filled orders too.
    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
        try SampleRun(uuid: "1", keepRuns: 9, datasets: ["customers", "orders"], mark: "a").publish(into: path)
        try SampleRun(uuid: "2", keepRuns: 9, mark: "b").publish(into: path)
        try SampleRun(uuid: "3", keepRuns: 9, mark: "c").publish(into: path)
    }

    private func prune(_ keepRuns: Int) throws -> StorePruning.Outcome? {
        try StorePruning(path: path, keepRuns: keepRuns).run(time: time)
    }

    @Test func `leaves the newest runs of each dataset and the whole trail`() throws {
        let outcome = try #require(try prune(1))
        #expect(outcome.removed.map { "\($0.record.name) \($0.run)" } == ["customers 2", "customers 1"])
        #expect(
            try Shell.sqlite(path, "SELECT dataset, run, name FROM bauta_dataset ORDER BY 1")
                == ["2|1|orders", "4|3|customers"])
        #expect(try Shell.sqlite(path, "SELECT run FROM bauta_run ORDER BY run") == ["1", "3"])
        #expect(
            try Shell.sqlite(path, "SELECT min(id) FROM customers UNION ALL SELECT min(id) FROM orders")
                == ["c0", "a0"])
        for table in ["source", "schema", "range", "field", "reject", "block"] {
            let query = "SELECT DISTINCT dataset FROM bauta_\(table) ORDER BY 1"
            #expect(try Shell.sqlite(path, query) == ["2", "4"], "\(table)")
        }
        let entries = try StagingReader(path: path).auditEntries()
        #expect(entries.map(\.run) == [1, 2, 3, 3])
        #expect(
            entries.last.map { String(decoding: $0.event, as: UTF8.self) }
                == #"{"sequence":4,"time":"2026-11-24T01:00:00.000Z","run":3,"event":"runs-pruned","keep_runs":1,"#
                + #""datasets":"1 3","manifest_sha256":"\#(outcome.receipt.manifestSHA256)"}"#)
    }

    @Test func `gives a receipt that the next run goes on from`() throws {
        let outcome = try #require(try prune(2))
        #expect(outcome.removed.map(\.dataset) == [1])
        let reader = try StagingReader(path: path)
        #expect(outcome.receipt.run == 3)
        #expect(HexText.string(try reader.manifest().sha256) == outcome.receipt.manifestSHA256)
        #expect(try reader.runs().last?.manifestSHA256 == HexText.bytes(outcome.receipt.manifestSHA256))
        #expect(try SampleRun(uuid: "4", keepRuns: 9).publish(into: path).run == 4)
        #expect(try Shell.sqlite(path, "SELECT max(dataset), count(*) FROM bauta_dataset") == ["5|4"])
        #expect(try Shell.sqlite(path, "SELECT sequence, run FROM bauta_audit WHERE run > 2") == ["3|3", "4|3", "5|4"])
    }

    @Test func `leaves no more than a run would keep`() throws {
        let other = folder.file("other.db")
        for (uuid, mark) in [("1", "a"), ("2", "b"), ("3", "c")] {
            let datasets = uuid == "1" ? ["customers", "orders"] : ["customers"]
            try SampleRun(uuid: uuid, keepRuns: 2, datasets: datasets, mark: mark).publish(into: other)
        }
        _ = try prune(2)
        for table in ["dataset", "source", "schema", "block", "range", "field", "reject"] {
            let query = "SELECT * FROM bauta_\(table)"
            #expect(try Shell.sqlite(path, query) == Shell.sqlite(other, query), "\(table)")
        }
    }

    @Test func `touches nothing where nothing goes, or when it is only asked`() throws {
        try FileManager.default.removeItem(atPath: folder.file("staging.db.lock"))
        let before = try folder.bytes(of: "staging.db")
        #expect(try prune(3) == nil)
        #expect(try StorePruning(path: path, keepRuns: 1).candidates().map(\.dataset) == [3, 1])
        #expect(try folder.bytes(of: "staging.db") == before)
        #expect(try folder.names == ["staging.db"])
    }

    @Test func `a look refuses what a pruning refuses`() throws {
        let pruning = StorePruning(path: path, keepRuns: 1)
        let twin = folder.file("twin.db")
        try FileManager.default.linkItem(atPath: path, toPath: twin)
        #expect(throws: StoreError.refused(path: path, .hardLink)) { try pruning.candidates() }
        try FileManager.default.removeItem(atPath: twin)
        try FileManager.default.createSymbolicLink(atPath: twin, withDestinationPath: path)
        #expect(throws: StoreError.refused(path: twin, .symbolicLink)) {
            try StorePruning(path: twin, keepRuns: 1).candidates()
        }
        try folder.write([1], to: "staging.db-journal")
        #expect(throws: StoreError.refused(path: path, .journal(path + "-journal"))) { try pruning.candidates() }
        try FileManager.default.removeItem(atPath: path + "-journal")
        _ = try Shell.sqlite(path, "DELETE FROM bauta_range WHERE dataset = 2")
        #expect(throws: StoreError.damaged(path: path, place: "a row of the published store")) {
            try pruning.candidates()
        }
    }

    @Test func `keeps the file's mode and leaves nothing beside it`() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        try folder.write([1, 2, 3], to: "staging.db.partial")
        _ = try prune(1)
        #expect(try folder.mode("staging.db") == 0o640)
        #expect(try folder.names == ["staging.db", "staging.db.lock"])
    }

    @Test func `stops where it is told to and leaves the store alone`() throws {
        let before = try folder.bytes(of: "staging.db")
        #expect(throws: StoreError.stopped(.interrupted)) {
            try StorePruning(path: path, keepRuns: 1).run(time: time) { () throws(StoreError) in
                throw .stopped(.interrupted)
            }
        }
        #expect(try folder.bytes(of: "staging.db") == before)
        #expect(try folder.names == ["staging.db", "staging.db.lock"])
    }

    @Test func `leaves a damaged, a locked and an absent store alone`() throws {
        let writer = try SampleRun(uuid: "4").writer(into: path)
        #expect(throws: StoreError.locked(path: path)) { try prune(1) }
        writer.abandon()
        _ = try Shell.sqlite(
            path, "UPDATE bauta_block SET payload = zeroblob(length(payload)) WHERE dataset = 4 AND sequence = 1")
        let before = try folder.bytes(of: "staging.db")
        #expect(throws: StoreError.damaged(path: path, place: "dataset 'customers', run 3, block 1")) { try prune(1) }
        _ = try Shell.sqlite(path, "DELETE FROM bauta_range WHERE dataset = 2")
        #expect(throws: StoreError.damaged(path: path, place: "a row of the published store")) { try prune(1) }
        #expect(try folder.bytes(of: "staging.db").count == before.count)
        #expect(try folder.names == ["staging.db", "staging.db.lock"])
        let absent = StorePruning(path: folder.file("no.db"), keepRuns: 1)
        #expect(throws: StoreError.absent(path: folder.file("no.db"))) { try absent.run(time: time) }
    }
}
