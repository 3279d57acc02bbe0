import Records
import Testing

@testable import Store

@Suite struct StoreLockTests {
    @Test func `is held by one at a time and let go at its end`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("lock")
        for _ in 1...3 {
            let lock = try StoreLock(path: path, store: "staging.db")
            #expect(throws: StoreError.locked(path: "staging.db")) {
                _ = try StoreLock(path: path, store: "staging.db")
            }
            withExtendedLifetime(lock) {}
        }
        #expect(try folder.names == ["lock"])
        #expect(try folder.mode("lock") == 0o600)
        #expect(try folder.bytes(of: "lock") == [])
    }

    @Test func `reports a folder it may not write to`() throws {
        let folder = try ScratchFolder()
        let error = #expect(throws: StoreError.self) { _ = try StoreLock(path: folder.file("no/lock"), store: "x") }
        #expect(error?.status == .io)
    }
}
