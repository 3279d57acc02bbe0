import Store
import Testing

@Suite struct RunRecordTests {
    @Test func `keeps every value of a run in its own column`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("staging.db")
        let receipt = try SampleRun(tenant: "Ä\"").publish(into: path)
        let run = try #require(try StagingReader(path: path).runs().first)
        #expect(run.run == 1 && run.status == "published")
        #expect(run.finished == "2026-11-23T01:00:05.250Z")
        #expect(run.manifestSHA256.count == 32 && receipt.run == 1)
        let record = run.record
        #expect(record.uuid == "018f5a3e-0000-7000-8000-000000000001" && record.tenant == "Ä\"")
        #expect(record.started == "2026-11-23T01:00:00.000Z" && record.keyID == "0123456789abcdef")
        #expect(record.rulesName == "shop" && record.rulesSHA256 == [UInt8](repeating: 7, count: 32))
        #expect(record.rulesOutline == "{}" && record.versions == #"{"bauta":"0.1"}"#)
    }
}
