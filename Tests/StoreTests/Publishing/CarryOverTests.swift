import Records
import Store
import Testing

@Suite struct CarryOverTests {
    let folder: ScratchFolder
    let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
    }

    @Test func `keeps the newest runs of each dataset, the new one counted`() throws {
        try SampleRun(uuid: "1", datasets: ["customers", "orders"], mark: "a").publish(into: path)
        try SampleRun(uuid: "2", mark: "b").publish(into: path)
        try SampleRun(uuid: "3", mark: "c").publish(into: path)
        #expect(
            try Shell.sqlite(path, "SELECT dataset, run, name FROM bauta_dataset ORDER BY dataset")
                == ["2|1|orders", "3|2|customers", "4|3|customers"])
        #expect(try Shell.sqlite(path, "SELECT run, uuid FROM bauta_run ORDER BY run") == ["1|1", "2|2", "3|3"])
        #expect(
            try Shell.sqlite(path, "SELECT min(id) FROM customers UNION ALL SELECT min(id) FROM orders") == [
                "c0", "a0",
            ])
        #expect(try Shell.sqlite(path, "SELECT sequence, run FROM bauta_audit") == ["1|1", "2|2", "3|3"])
        for table in ["source", "schema", "range", "field", "reject", "block"] {
            let query = "SELECT count(DISTINCT dataset) FROM bauta_\(table)"
            #expect(try Shell.sqlite(path, query) == ["3"], "\(table)")
        }
        let blocks = "SELECT dataset, count(*), sum(length(payload)) > 0 FROM bauta_block GROUP BY 1"
        #expect(try Shell.sqlite(path, blocks) == ["2|3|1", "3|3|1", "4|3|1"])
    }

    @Test(arguments: [(1, 1), (2, 2), (3, 3), (9, 4)])
    func `keeps as many runs as it is told`(keepRuns: Int, runs: Int) throws {
        for run in 1...4 { try SampleRun(uuid: "\(run)", keepRuns: keepRuns).publish(into: path) }
        #expect(try Shell.sqlite(path, "SELECT count(*), max(run) FROM bauta_run") == ["\(runs)|4"])
        #expect(try Shell.sqlite(path, "SELECT count(*) FROM bauta_audit") == ["4"])
    }

    @Test func `keeps datasets that the run does not fill`() throws {
        try SampleRun(uuid: "1", keepRuns: 1, datasets: ["orders"]).publish(into: path)
        try SampleRun(uuid: "2", keepRuns: 1, datasets: ["customers"]).publish(into: path)
        try SampleRun(uuid: "3", keepRuns: 1, datasets: ["customers"]).publish(into: path)
        #expect(
            try Shell.sqlite(path, "SELECT run, name FROM bauta_dataset ORDER BY 1") == ["1|orders", "3|customers"])
        #expect(try Shell.sqlite(path, "SELECT count(*) FROM orders JOIN customers USING (id)") == ["12"])
    }

    @Test(arguments: [
        (
            "UPDATE bauta_block SET payload = zeroblob(length(payload)) WHERE sequence = 1",
            "dataset 'customers', run 1, block 1"
        ),
        ("UPDATE bauta_dataset SET records = 11", "a row of the published store"),
        ("DELETE FROM bauta_reject", "a row of the published store"),
        ("DELETE FROM bauta_block WHERE sequence = 2", "a row of the published store"),
    ])
    func `does not carry over what was changed`(change: String, place: String) throws {
        try SampleRun().publish(into: path)
        _ = try Shell.sqlite(path, change)
        let before = try folder.bytes(of: "staging.db")
        let error = #expect(throws: StoreError.self) { try SampleRun(uuid: "b").publish(into: path) }
        #expect(error == .damaged(path: path, place: place))
        #expect(error?.status == .verification)
        #expect(try folder.bytes(of: "staging.db") == before)
        #expect(try folder.names == ["staging.db", "staging.db.lock"])
    }

    @Test func `goes on after VACUUM and an index of the user's`() throws {
        try SampleRun().publish(into: path)
        _ = try Shell.sqlite(path, "CREATE INDEX mine ON bauta_reject(line); CREATE TABLE notes(x); VACUUM; ANALYZE")
        try SampleRun(uuid: "b").publish(into: path)
        #expect(try Shell.sqlite(path, "SELECT count(*) FROM sqlite_schema WHERE name IN ('mine', 'notes')") == ["0"])
    }
}
