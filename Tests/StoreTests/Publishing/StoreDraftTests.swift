import Testing

@testable import Store

@Suite struct StoreDraftTests {
    let folder: ScratchFolder
    let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
    }

    @Test func `takes its partial file with it unless it is published`() throws {
        do {
            let draft = try StoreDraft(try TargetFile(path: path), previous: nil)
            #expect(draft.last.run == 0 && draft.last.entry == 0 && draft.last.hash == HashChain.genesis)
            #expect(try folder.names == ["staging.db.lock", "staging.db.partial"])
        }
        #expect(try folder.names == ["staging.db.lock"])
    }

    @Test func `ends with an entry and a manifest that name each other`() throws {
        let first = try SampleRun().publish(into: path)
        let target = try TargetFile(path: path)
        let previous = try PreviousStore(path: path)
        var draft = try StoreDraft(target, previous: previous)
        try draft.carryOver(CarryOver(keepRuns: 1, filled: []))
        let receipt = try draft.publish(AuditEvent("tested"), run: 1, time: "2026-11-24T01:00:00.000Z")
        #expect(receipt != first && receipt.run == 1)
        let entries = try StagingReader(path: path).auditEntries()
        #expect(entries.map(\.sequence) == [1, 2])
        #expect(entries.last?.previous == entries.first?.hash)
        let event = String(decoding: entries.last?.event ?? [], as: UTF8.self)
        #expect(event.hasSuffix(#""event":"tested","manifest_sha256":"\#(receipt.manifestSHA256)"}"#))
        #expect(try Shell.sqlite(path, "SELECT count(*) FROM customers") == ["12"])
    }
}
