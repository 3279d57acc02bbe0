import Records
import Store
import Testing

@Suite struct SeedTableTests {
    let bench: SeedBench

    init() throws { bench = try SeedBench() }

    @Test func `odd names stay what they are`() throws {
        let columns = ["order", "a\"b", "c d", "é", "e\u{301}", "rowid", "", "x'y", "--", "a.b"]
        let record = "[" + columns.indices.map { "\"\($0)\"" }.joined(separator: ",") + "]"
        for name in ["select", "T\"able", "a.b", "é x", "x;--"] {
            let dataset = SeedBench.Dataset(name: name, columns: columns, records: [record])
            try bench.publish(dataset.with("subject", "e\u{301}").with("unique", "a\"b"))
            try bench.make(only: [name])
            #expect(try bench.difference(name) == ["0", "0"])
            #expect(try bench.ask("SELECT name FROM sqlite_schema WHERE type = 'table'") == [name])
            #expect(try bench.ask("SELECT \"é\", \"e\u{301}\" FROM \(DatasetView.quoted(name))") == ["3|4"])
            _ = try Shell.python("import os, sys; os.remove(sys.argv[1])", [bench.seed])
        }
    }

    @Test func `a table has columns, and not too many`() throws {
        try bench.publish(SeedBench.Dataset(name: "none", columns: [], records: ["[]"]))
        let error = try bench.failure()
        #expect(error?.status == .columns)
        #expect(
            error?.description == "dataset 'none': a table has 1 to 2000 columns, and it has 0; drop some by rules, or"
                + " name the other datasets with --only")
        try bench.publish(
            SeedBench.Dataset(name: "many", columns: (0...2000).map { "c\($0)" }, records: []),
            SeedBench.Dataset(name: "full", columns: (0..<2000).map { "c\($0)" }, records: []))
        #expect(try bench.failure(only: ["many"]) == .table("many", columns: 2001))
        #expect(try bench.make(only: ["full"]).tables.map(\.columns) == [2000])
    }
}
