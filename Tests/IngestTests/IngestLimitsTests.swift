import Records
import Testing

@testable import Ingest

struct IngestLimitsTests {
    @Test func `a run that was told nothing`() {
        let limits = IngestLimits()
        #expect(limits.maxRecord == 16 << 20)
        #expect(limits.sliceBytes == 1 << 20)
        #expect(limits.maxRatio == 200)
        #expect(limits.maxDepth == 64)
        #expect(limits.bounded == limits)
    }

    @Test func `impossible limits are brought within bounds`() {
        var limits = IngestLimits()
        limits.maxRecord = .max
        limits.sliceBytes = 0
        limits.readBytes = -5
        limits.maxRatio = 0
        limits.maxDepth = 5000
        #expect(limits.bounded.maxRecord == Field.maximumLength)
        #expect(limits.bounded.sliceBytes == 1)
        #expect(limits.bounded.readBytes == 1)
        #expect(limits.bounded.maxRatio == 1)
        #expect(limits.bounded.maxDepth == 1000)
        limits.maxDepth = 0
        #expect(limits.bounded.maxDepth == 1)
    }
}
