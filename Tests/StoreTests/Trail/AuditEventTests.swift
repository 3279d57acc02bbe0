import Store
import Testing

@Suite struct AuditEventTests {
    @Test func `is one JSON object with its own columns first and the receipt last`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("staging.db")
        let receipt = try SampleRun(uuid: "a\"\n").publish(into: path)
        let reader = try StagingReader(path: path)
        let entry = try #require(try reader.auditEntries().first)
        #expect(
            String(decoding: entry.event, as: UTF8.self)
                == #"{"sequence":1,"time":"2026-11-23T01:00:05.250Z","run":1,"event":"run-published","#
                + #""uuid":"a\"\n","datasets":1,"manifest_sha256":"\#(receipt.manifestSHA256)"}"#)
        #expect(entry.previous == HashChain.genesis)
        #expect(entry.hash == HashChain.hash(previous: entry.previous, event: entry.event))
        #expect(try Shell.sqlite(path, "SELECT json_valid(event), sequence, run FROM bauta_audit") == ["1|1|1"])
    }
}
