import Store
import Testing

@Suite struct StagingReaderNamedTests {
    let bench: SeedBench

    init() throws {
        bench = try SeedBench()
        // The same letters composed and decomposed: to SQLite, and so to a store, two names.
        try bench.publish(
            SeedBench.Dataset(name: "caf\u{e9}", columns: ["a"], records: [#"["1"]"#]),
            SeedBench.Dataset(name: "cafe\u{301}", columns: ["a"], records: [#"["1"]"#, #"["2"]"#]))
    }

    @Test(arguments: [("caf\u{e9}", 1), ("CAF\u{e9}", 1), ("cafe\u{301}", 2), ("CAFE\u{301}", 2)])
    func `finds a dataset by the bytes of its name`(name: String, records: Int) throws {
        let reader = try StagingReader(path: bench.store)
        let found = try reader.named(name, among: try reader.datasets())
        #expect(found.map(\.records) == [records])
        #expect(try bench.make(only: [name]).tables.map(\.rows) == [records])
    }

    @Test(arguments: [("caff", "did you mean 'caf\u{e9}'?"), ("x", "known are caf\u{e9}")])
    func `names those that there are`(name: String, cure: String) throws {
        let reader = try StagingReader(path: bench.store)
        let composed = try reader.datasets().filter { $0.records == 1 }
        #expect(throws: StoreError.unknownDataset(path: bench.store, name: name, cure: cure)) {
            try reader.named(name, among: composed)
        }
    }
}
