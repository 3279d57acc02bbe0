import Audit
import Records
import Store
import Testing

@Suite struct StoreVerifierTests {
    let folder: ScratchFolder
    let path: String
    let receipts: [Receipt]

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
        let first = try SampleRun(uuid: "1", datasets: ["customers", "orders"]).publish(into: path)
        let second = try SampleRun(uuid: "2", mark: "b").publish(into: path)
        receipts = [first, second]
    }

    @Test func `verifies what was written, and says that no receipt was given`() throws {
        var progress: [Int] = []
        let report = try StoreVerifier.verify(path: path) { done, all in
            progress.append(done)
            #expect(all == 9)
        }
        #expect(report.status == .done && report.isVerified)
        #expect(progress == Array(1...9))
        #expect(report.manifestSHA256 == receipts.last?.manifestSHA256)
        #expect(
            report.lines == [
                "receipt: not checked; give the newest run's with --receipt",
                "verified: 3 datasets, 9 of 9 blocks, 36 records, 2 audit entries",
            ])
        #expect(report.json.contains(#""verified":true,"status":0,"#))
        #expect(report.json.contains(#""receipt":"not checked","not_checked":[],"findings":[]}"#))
    }

    @Test func `compares the receipt`() throws {
        let newest = try StoreVerifier.verify(path: path, receipt: receipts[1].manifestSHA256.uppercased())
        #expect(newest.receipt == .matches && newest.status == .done)
        #expect(newest.lines.first == "receipt: matches")
        let older = try StoreVerifier.verify(path: path, receipt: receipts[0].manifestSHA256)
        #expect(older.receipt == .older(run: 1) && older.status == .unchecked && !older.isVerified)
        let foreign = try StoreVerifier.verify(path: path, receipt: String(repeating: "ab", count: 32))
        #expect(foreign.receipt == .differs && foreign.status == .verification)
        #expect(foreign.lines.first == "the receipt: is not that of this store")
    }

    @Test func `verifies a pruned store, whose older receipts say nothing of it`() throws {
        let pruning = StorePruning(path: path, keepRuns: 1)
        let outcome = try #require(try pruning.run(time: "2026-11-24T01:00:00.000Z"))
        let report = try StoreVerifier.verify(path: path, receipt: outcome.receipt.manifestSHA256)
        #expect(report.status == .done && report.isVerified && report.receipt == .matches)
        #expect(report.lines.last == "verified: 2 datasets, 6 of 6 blocks, 24 records, 3 audit entries")
        for (run, receipt) in receipts.enumerated() {
            let older = try StoreVerifier.verify(path: path, receipt: receipt.manifestSHA256)
            #expect(older.receipt == .older(run: run + 1) && older.status == .unchecked)
        }
        try SampleRun(uuid: "3", mark: "c").publish(into: path)
        #expect(try StoreVerifier.verify(path: path).status == .done)
        _ = try Shell.sqlite(path, "UPDATE bauta_audit SET event = replace(event, 'keep_runs\":1', 'keep_runs\":2')")
        #expect(try StoreVerifier.verify(path: path).status == .verification)
    }

    @Test(arguments: ["", "abc", String(repeating: "g", count: 64), String(repeating: "a", count: 66)])
    func `refuses what is no receipt`(receipt: String) throws {
        #expect(throws: AuditError.receiptFormat) { try StoreVerifier.verify(path: path, receipt: receipt) }
    }

    @Test func `detects a rewrite by someone who recomputes the hashes only with the receipt`() throws {
        try SampleRun(uuid: "1", datasets: ["customers", "orders"]).publish(into: folder.file("forged.db"))
        try SampleRun(uuid: "2", mark: "c").publish(into: folder.file("forged.db"))
        let forged = folder.file("forged.db")
        #expect(try StoreVerifier.verify(path: forged).status == .done)
        let report = try StoreVerifier.verify(path: forged, receipt: receipts[1].manifestSHA256)
        #expect(report.receipt == .differs && report.status == .verification)
    }

    @Test func `names dataset, block and records, and goes on`() throws {
        _ = try Shell.sqlite(
            path,
            """
            UPDATE bauta_block SET payload = zeroblob(length(payload)) WHERE dataset = 3 AND sequence = 1;
            UPDATE bauta_block SET plain_sha256 = zeroblob(32) WHERE dataset = 2 AND sequence = 0;
            UPDATE bauta_field SET masked = masked + 1 WHERE dataset = 3 AND ordinal = 2;
            UPDATE bauta_audit SET event = replace(event, '"uuid":"1"', '"uuid":"7"') WHERE sequence = 1;
            """)
        let report = try StoreVerifier.verify(path: path)
        #expect(report.status == .verification && !report.isVerified)
        #expect(
            report.lines.dropLast() == [
                "audit entry 1: its hash is not that of its event",
                "the manifest: the newest run's SHA-256 is not that of the tables",
                "customers: block 1 (records 5 to 8): its stored bytes are not what was written",
                "customers: column 'city': its counts do not add up",
                "orders: block 0 (records 1 to 4): its inflated bytes are not what was written",
                "orders: its digest is not that of its blocks",
                "receipt: not checked; give the newest run's with --receipt",
            ])
        #expect(
            report.lines.last == "not verified: 6 findings in 3 datasets, 9 of 9 blocks, 36 records, 2 audit entries")
    }

    @Test(arguments: [
        "DELETE FROM bauta_block WHERE dataset = 3 AND sequence = 0",
        "DELETE FROM bauta_block WHERE dataset = 3 AND sequence = 2",
        "UPDATE bauta_block SET sequence = 7 WHERE dataset = 3 AND sequence = 2",
        "UPDATE bauta_block SET sequence = -1 WHERE dataset = 3 AND sequence = 0",
        "UPDATE bauta_block SET dataset = 9 WHERE dataset = 3 AND sequence = 2",
        "INSERT INTO bauta_block SELECT 3, 3, 12, records, plain_bytes, plain_sha256, payload_sha256, payload "
            + "FROM bauta_block WHERE dataset = 3 AND sequence = 0",
        "INSERT INTO bauta_block(dataset, sequence) VALUES(NULL, 0)",
        "UPDATE bauta_block SET sequence = sequence + 100 WHERE dataset = 3; "
            + "UPDATE bauta_block SET sequence = CASE sequence WHEN 100 THEN 1 WHEN 101 THEN 0 ELSE 2 END "
            + "WHERE dataset = 3",
        "UPDATE bauta_audit SET hash = CAST(hash AS TEXT) WHERE sequence = 2",
        "UPDATE bauta_run SET manifest_sha256 = CAST(manifest_sha256 AS TEXT) WHERE run = 2",
        "UPDATE bauta_block SET payload = CAST(payload AS TEXT) WHERE dataset = 1 AND sequence = 0",
        "DELETE FROM bauta_dataset WHERE dataset = 1",
        "DELETE FROM bauta_run WHERE run = 1", "DELETE FROM bauta_run WHERE run = 2",
        "DELETE FROM bauta_audit WHERE sequence = 1", "DELETE FROM bauta_audit WHERE sequence = 2",
        "DELETE FROM bauta_audit", "DELETE FROM bauta_run",
        "INSERT INTO bauta_audit SELECT 3, time, run, event, hash, hash FROM bauta_audit WHERE sequence = 2",
        "UPDATE bauta_dataset SET blocks = 9223372036854775807, records = 9223372036854775807",
        "UPDATE bauta_block SET first_record = 9223372036854775807, records = 9223372036854775807",
        "UPDATE bauta_block SET plain_bytes = 9223372036854775807",
        "UPDATE bauta_field SET seen = -9223372036854775808, kept = 9223372036854775807",
        "UPDATE bauta_dataset SET columns = 'no JSON' WHERE dataset = 3",
        "UPDATE bauta_dataset SET name = 'clients' WHERE dataset = 3",
        "DROP VIEW customers", "DROP VIEW customers; CREATE VIEW customers AS SELECT 1 AS id",
        "INSERT INTO bauta_range VALUES(3, 0, 1, 1, 2)", "INSERT INTO bauta_range VALUES(8, 0, 0, 1, 2)",
        "INSERT INTO bauta_schema VALUES(3, 4, 'unique', 'name', '')", "DELETE FROM bauta_schema WHERE kind = 'unique'",
        "DELETE FROM bauta_range WHERE dataset = 3 AND sequence = 1",
        "UPDATE bauta_range SET minimum = CAST(minimum AS BLOB)",
        "UPDATE bauta_schema SET ordinal = 9 WHERE dataset = 3 AND ordinal = 0",
        "INSERT INTO bauta_reject VALUES(3, 1, 1, 0, 'x')", "ALTER TABLE bauta_run ADD COLUMN more",
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, 'LIMIT -1', 'LIMIT 99')",
    ])
    func `finds what is missing, added or moved`(change: String) throws {
        _ = try Shell.sqlite(path, change)
        do {
            let report = try StoreVerifier.verify(path: path)
            #expect(report.status == .verification, "\(report.lines)")
            #expect(report.lines.allSatisfy { !$0.hasPrefix("verified") })
        } catch {
            Issue.record("\(change): \(error)")
        }
    }

    @Test func `finds a change of any column of any row`() throws {
        for table in Schema.tableNames {
            let columns = try Shell.sqlite(path, "SELECT name FROM pragma_table_info('\(table)')")
            let rows = try Shell.sqlite(path, "SELECT count(*) FROM \(table)").first
            for column in columns where rows != "0" {
                let copy = folder.file("copy.db")
                try folder.write(try folder.bytes(of: "staging.db"), to: "copy.db")
                let change =
                    "UPDATE \(table) SET \(column) = CASE typeof(\(column)) WHEN 'integer' THEN \(column) + 1000"
                    + " WHEN 'text' THEN \(column) || 'x' WHEN 'blob' THEN zeroblob(32) ELSE 1 END"
                    + " WHERE rowid = (SELECT max(rowid) FROM \(table))"
                _ = try Shell.sqlite(copy, change)
                let report = try StoreVerifier.verify(path: copy)
                #expect(report.status == .verification, "\(table).\(column)")
            }
        }
    }

    @Test(arguments: [#"[["1","2"]]"#, #"[["1",[]]]"#, "[[1}]", "[{}]", #"["1"]"#])
    func `finds blocks that hold no records of their columns`(block: String) throws {
        let other = folder.file("other.db")
        var writer = try StagingWriter(path: other, run: RunRecord(uuid: "1", started: "", tenant: ""))
        try writer.begin(DatasetRecord(name: "t", format: "csv", columns: ["id"]))
        var encoder = try BlockEncoder()
        try writer.append(try encoder.encode(Array(block.utf8), sequence: 0, records: 1))
        try writer.finish(DatasetEnd(sources: [], fields: [], rejects: 0))
        _ = try writer.publish(finished: "")
        let findings = try StoreVerifier.verify(path: other).findings.map(\.description)
        #expect(findings.contains("t: block 0 (records 1 to 1): it does not hold records of its dataset's columns"))
    }

    @Test func `says what it did not look at`() throws {
        _ = try Shell.sqlite(path, "CREATE TABLE notes(x); CREATE INDEX mine ON bauta_reject(line)")
        let report = try StoreVerifier.verify(path: path)
        #expect(report.status == .unchecked && !report.isVerified)
        #expect(
            report.lines == [
                "index 'mine': not checked; bauta did not write it",
                "table 'notes': not checked; bauta did not write it",
                "receipt: not checked; give the newest run's with --receipt",
                "not everything was checked: 3 datasets, 9 of 9 blocks, 36 records, 2 audit entries",
            ])
    }

    @Test func `throws what it cannot open`() throws {
        let error = #expect(throws: AuditError.self) { try StoreVerifier.verify(path: folder.file("no.db")) }
        #expect(error == .store(.absent(path: folder.file("no.db"))))
        #expect(error?.status == .absent)
    }
}
