import Ingest
import Testing

@testable import Pipeline

struct RunOptionsTests {
    @Test func `the defaults are those of the command line`() {
        let options = RunOptions(jobs: 3)
        #expect(options.jobs == 3)
        #expect(options.store == nil)
        #expect(options.keepRuns == 2)
        #expect(options.maxRejects == nil)
        #expect(options.maxRecord == 16 << 20)
        #expect(options.maxRatio == 200)
        #expect(options.limits == IngestLimits())
        #expect(!options.isDryRun && !options.isStrict && !options.wantsSummary)
    }

    @Test func `the limits of reading are those asked for`() {
        var options = RunOptions(jobs: 1)
        options.maxRecord = 1000
        options.maxRatio = nil
        options.readBytes = 77
        options.sliceBytes = 88
        options.maxDepth = 9
        #expect(options.limits.maxRecord == 1000)
        #expect(options.limits.maxRatio == nil)
        #expect(options.limits.readBytes == 77)
        #expect(options.limits.sliceBytes == 88)
        #expect(options.limits.maxDepth == 9)
    }
}
