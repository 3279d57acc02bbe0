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
        #expect(!options.isDryRun && !options.isStrict && !options.wantsSummary)
    }
}
