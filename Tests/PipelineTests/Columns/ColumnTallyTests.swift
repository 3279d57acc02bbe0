import Records
import Testing

@testable import Pipeline

struct ColumnTallyTests {
    private func tally(seen: Int, masked: Int, distinct: [UInt64] = [], wouldFail: Int = 0) -> ColumnTally {
        var tally = ColumnTally()
        tally.counts.seen = seen
        tally.counts.masked = masked
        tally.wouldFail = wouldFail
        for hash in distinct { tally.distinct.insert(hash) }
        return tally
    }

    @Test func `adds up what workers counted`() {
        var sum = tally(seen: 3, masked: 2, distinct: [1 << 40, 2 << 40], wouldFail: 1)
        sum.add(tally(seen: 4, masked: 4, distinct: [2 << 40, 3 << 40], wouldFail: 2))
        #expect(sum.counts.seen == 7)
        #expect(sum.counts.masked == 6)
        #expect(sum.distinct.estimate == 3)
        #expect(sum.wouldFail == 3)
    }

    @Test func `what is gone in the second pass was rejected`() {
        var first = tally(seen: 9, masked: 9, wouldFail: 2)
        first.counts.invalid = 3
        var second = tally(seen: 5, masked: 4)
        second.counts.nulls = 1
        second.completeRejected(from: first)
        #expect(second.counts.seen == 9)
        #expect(second.counts.rejected == 4)
        #expect(second.counts.invalid == 3)
        #expect(second.wouldFail == 2)
        #expect(second.counts.balances)
    }
}
