import Foundation
import Records
import Store
import Testing

@Suite struct SeedWriterTests {
    let bench: SeedBench

    init() throws {
        bench = try SeedBench()
        try bench.publish(
            SeedBench.Dataset(name: "a", columns: ["x"], records: [#"["1"]"#]),
            SeedBench.Dataset(name: "b", columns: ["x"], records: []))
    }

    @Test func `makes a new file of its owner's alone`() throws {
        #expect(try bench.make().tables.map(\.name) == ["a", "b"])
        #expect(try bench.folder.mode("app.db") == 0o600)
        #expect(try bench.folder.names == ["app.db", "app.db.lock", "staging.db", "staging.db.lock"])
        #expect(
            try bench.ask("PRAGMA journal_mode; PRAGMA encoding; SELECT count(*) FROM a") == ["delete", "UTF-8", "1"])
    }

    @Test func `takes a mode, and only what it is told to`() throws {
        #expect(try bench.make(only: ["b"], mode: 0o640).tables.map(\.name) == ["b"])
        #expect(try bench.folder.mode("app.db") == 0o640)
        #expect(try bench.ask("SELECT name FROM sqlite_schema") == ["b"])
    }

    @Test func `knows the datasets of the store`() throws {
        let error = try bench.failure(only: ["a", "c"])
        #expect(error?.status == .absent)
        #expect(error?.description == "'\(bench.store)': there is no dataset 'c'; did you mean 'a'?")
    }

    @Test func `refuses what is there already and leaves it alone`() throws {
        try bench.folder.write([1], to: "app.db")
        let error = #expect(throws: StoreError.self) { try bench.make() }
        #expect(error == .refused(path: bench.seed, .existing))
        #expect(error?.status == .usage)
        #expect(error?.description == "'\(bench.seed)': is there already; name a new file, or remove this one first")
        #expect(try bench.folder.bytes(of: "app.db") == [1])
        #expect(try bench.folder.names == ["app.db", "staging.db", "staging.db.lock"])
        try FileManager.default.removeItem(atPath: bench.seed)
        try FileManager.default.createSymbolicLink(atPath: bench.seed, withDestinationPath: bench.folder.file("new"))
        #expect(throws: StoreError.refused(path: bench.seed, .symbolicLink)) { try bench.make() }
        #expect(throws: StoreError.refused(path: bench.store, .existing)) {
            _ = try SeedWriter(store: bench.store, into: bench.store)
        }
    }

    @Test func `replaces what a killed seed left, and never the store`() throws {
        try bench.folder.write([1, 2, 3], to: "app.db.partial")
        try bench.make()
        #expect(try bench.ask("PRAGMA integrity_check") == ["ok"])
        for name in ["new.db.partial", "new.db.lock"] {
            try FileManager.default.copyItem(atPath: bench.store, toPath: bench.folder.file(name))
            let store = bench.folder.file(name)
            #expect(throws: StoreError.refused(path: store, .ownStore)) {
                _ = try SeedWriter(store: store, into: bench.folder.file("new.db"))
            }
            let copy = try bench.folder.bytes(of: name)
            #expect(try bench.folder.bytes(of: "staging.db") == copy)
        }
    }

    @Test(arguments: [".partial", ".lock", "-journal", "-wal", "-shm"])
    func `never takes a name that is the store's`(suffix: String) throws {
        try? FileManager.default.removeItem(atPath: bench.store + ".lock")
        #expect(throws: StoreError.refused(path: bench.store + suffix, .besideStore)) {
            _ = try SeedWriter(store: bench.store, into: bench.store + suffix)
        }
        #expect(try bench.folder.names == ["staging.db"])
    }

    @Test func `leaves alone what came to be there meanwhile`() throws {
        var writer = try SeedWriter(store: bench.store, into: bench.seed)
        _ = try writer.fill()
        try bench.folder.write([1], to: "app.db")
        #expect(throws: StoreError.refused(path: bench.seed, .existing)) { try writer.publish() }
        #expect(try bench.folder.bytes(of: "app.db") == [1])
    }

    @Test(arguments: 1...4) func `stops at every step where it is told to`(step: Int) throws {
        var steps = 0
        let error = #expect(throws: StoreError.self) {
            var writer = try SeedWriter(store: bench.store, into: bench.seed)
            _ = try writer.fill { () throws(StoreError) in
                steps += 1
                if steps == step { throw .stopped(.terminated) }
            }
        }
        #expect(error?.status == .terminated)
        #expect(error?.description == "stopped by a signal; nothing was published")
        #expect(try bench.folder.names == ["app.db.lock", "staging.db", "staging.db.lock"])
    }

    @Test func `one seed at a time`() throws {
        var first = try SeedWriter(store: bench.store, into: bench.seed)
        #expect(throws: StoreError.locked(path: bench.seed)) { try bench.make() }
        _ = try first.fill()
    }

    @Test func `a seed that is not published leaves nothing`() throws {
        do {
            var writer = try SeedWriter(store: bench.store, into: bench.seed)
            _ = try writer.fill()
            #expect(try bench.folder.names.contains("app.db.partial"))
        }
        #expect(try bench.folder.names == ["app.db.lock", "staging.db", "staging.db.lock"])
    }
}
