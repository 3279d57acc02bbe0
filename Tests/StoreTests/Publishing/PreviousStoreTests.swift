import Testing

@testable import Store

@Suite struct PreviousStoreTests {
    let folder: ScratchFolder
    let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
        try SampleRun(uuid: "1", datasets: ["customers", "Orders"]).publish(into: path)
        try SampleRun(uuid: "2").publish(into: path)
    }

    @Test func `goes on where the numbers end`() throws {
        let store = try PreviousStore(path: path, tenant: "acme")
        let last = store.lastNumbers()
        #expect(last.run == 2 && last.dataset == 3 && last.entry == 2)
        #expect(try StagingReader(path: path).auditEntries().last?.hash == last.hash)
    }

    @Test(
        arguments: [("customers", 2), ("CUSTOMERS", 2), ("orders", 1), ("order", nil), ("", nil)] as [(String, Int?)])
    func `finds the newest dataset of a name`(name: String, run: Int?) throws {
        let store = try PreviousStore(path: path, tenant: "acme")
        #expect(store.newest(name)?.run == run)
    }

    @Test func `never gives a number twice`() throws {
        for run in 3...6 {
            try SampleRun(uuid: "\(run)", keepRuns: 1, datasets: [run.isMultiple(of: 2) ? "a" : "customers"]).publish(
                into: path)
        }
        #expect(
            try Shell.sqlite(path, "SELECT dataset, run, name FROM bauta_dataset ORDER BY 1")
                == ["2|1|Orders", "6|5|customers", "7|6|a"])
    }

    @Test func `refuses another tenant and a row that was changed`() throws {
        #expect(throws: StoreError.refused(path: path, .otherTenant(store: "acme", run: ""))) {
            _ = try PreviousStore(path: path, tenant: "")
        }
        _ = try Shell.sqlite(path, "UPDATE bauta_field SET kept = kept + 1, masked = masked - 1 WHERE dataset = 1")
        #expect(throws: StoreError.damaged(path: path, place: "a row of the published store")) {
            _ = try PreviousStore(path: path, tenant: "acme")
        }
    }
}
