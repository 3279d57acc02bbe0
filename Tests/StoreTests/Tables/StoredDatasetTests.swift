import Store
import Testing

@Suite struct StoredDatasetTests {
    @Test func `adds up its blocks`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("staging.db")
        let run = SampleRun()
        try run.publish(into: path)
        let reader = try StagingReader(path: path)
        let dataset = try #require(try reader.datasets().first)
        let plain = (0..<3).map { run.plain($0) }
        #expect(dataset.plainBytes == plain.map(\.count).reduce(0, +))
        #expect(dataset.digest == Digest.sha256(plain.flatMap { Digest.sha256($0) }))
        var stored = 0
        for sequence in 0..<3 {
            _ = try reader.block(sequence, of: 1) { block, payload in
                #expect(block.firstRecord == sequence * 4 && block.records == 4)
                #expect(block.plainSHA256 == Digest.sha256(plain[sequence]))
                #expect(block.payloadSHA256 == Digest.sha256(payload))
                stored += payload.count
            }
        }
        #expect(dataset.storedBytes == stored)
    }
}
