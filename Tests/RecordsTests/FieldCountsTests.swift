import Records
import Testing

struct FieldCountsTests {
    typealias Count = any WritableKeyPath<FieldCounts, Int> & Sendable

    /// Counts of which each is another number.
    private var numbered: FieldCounts {
        var counts = FieldCounts()
        counts.seen = 1
        counts.missing = 2
        counts.nulls = 3
        counts.empties = 4
        counts.masked = 5
        counts.kept = 6
        counts.rejected = 7
        counts.invalid = 8
        counts.unchanged = 9
        counts.shortest = 10
        counts.longest = 11
        return counts
    }

    @Test func `adds every count`() {
        var sum = numbered
        sum.add(numbered)
        #expect(sum.seen == 2)
        #expect(sum.missing == 4)
        #expect(sum.nulls == 6)
        #expect(sum.empties == 8)
        #expect(sum.masked == 10)
        #expect(sum.kept == 12)
        #expect(sum.rejected == 14)
        #expect(sum.invalid == 16)
        #expect(sum.unchanged == 18)
        #expect(sum.shortest == 10)
        #expect(sum.longest == 11)
    }

    @Test func `nothing adds nothing`() {
        var sum = numbered
        sum.add(FieldCounts())
        #expect(sum == numbered)
        var nothing = FieldCounts()
        nothing.add(numbered)
        #expect(nothing == numbered)
    }

    @Test func `widens the lengths in any order`() {
        var left = FieldCounts()
        left.note(length: 5)
        left.note(length: 3)
        var right = FieldCounts()
        right.note(length: 9)
        right.note(length: 0)
        var sum = left
        sum.add(right)
        var other = right
        other.add(left)
        #expect(sum == other)
        #expect(sum.shortest == 0)
        #expect(sum.longest == 9)
    }

    @Test func `a length of nobody changes nothing`() {
        var counts = FieldCounts()
        counts.note(length: nil)
        #expect(counts.shortest == nil)
        #expect(counts.longest == nil)
        counts.note(length: 4)
        counts.note(length: nil)
        #expect(counts.shortest == 4)
        #expect(counts.longest == 4)
    }

    @Test(
        arguments: [
            \FieldCounts.masked, \.kept, \.nulls, \.empties, \.rejected,
        ] as [Count])
    func `balances while every value went one way`(way: Count) {
        var counts = FieldCounts()
        #expect(counts.balances)
        counts.seen = 1
        #expect(!counts.balances)
        counts[keyPath: way] = 1
        #expect(counts.balances)
        counts.seen = 0
        #expect(!counts.balances)
    }

    @Test(
        arguments: [
            \FieldCounts.invalid, \.unchanged, \.missing,
        ] as [Count])
    func `parts of other counts do not weigh`(part: Count) {
        var counts = FieldCounts()
        counts.seen = 3
        counts.masked = 3
        counts[keyPath: part] = 2
        #expect(counts.balances)
    }
}
