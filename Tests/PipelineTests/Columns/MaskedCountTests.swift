import Records
import Testing

@testable import Pipeline

struct MaskedCountTests {
    @Test func `adds what happened to the tally`() {
        let bytes = Array("abcabx".utf8)
        var tally = ColumnTally()
        tally.counts.masked = 1
        tally.distinct.insert(7)
        var count = MaskedCount(&tally)
        count.passNull()
        count.passEmpty()
        count.mask(Field(start: 0, length: 2), of: bytes.span)
        count.mask(Field(start: 3, length: 2), of: bytes.span)
        count.mask(Field(start: 3, length: 3), of: bytes.span)
        count.mask(.null, of: bytes.span)
        count.stayed()
        count.finish(&tally, factor: 2)
        #expect(tally.counts.nulls == 1 && tally.counts.empties == 1)
        #expect(tally.counts.masked == 5 && tally.counts.unchanged == 1)
        #expect(tally.counts.shortest == 0 && tally.counts.longest == 6)
        // The one from before, `ab` twice, and `abx`.
        #expect(tally.distinct.estimate == 3)
    }

    @Test func `of nothing it leaves the tally as it is`() {
        var tally = ColumnTally()
        tally.distinct.insert(1)
        let count = MaskedCount(&tally)
        count.finish(&tally, factor: 1)
        #expect(tally.counts == FieldCounts())
        #expect(tally.distinct.estimate == 1)
    }

    @Test func `a constant counts each time and is one value`() {
        let bytes = Array("xx".utf8)
        var tally = ColumnTally()
        var count = MaskedCount(&tally)
        for _ in 0..<5 { count.mask(Field(start: 0, length: 2), of: bytes.span) }
        count.finish(&tally, factor: 1)
        #expect(tally.counts.masked == 5 && tally.distinct.estimate == 1)
    }
}
