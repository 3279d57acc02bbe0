import Records
import Testing

@testable import Pipeline

struct ColumnProgramTests {
    @Test func `a kept column stays where it is`() throws {
        let bench = try ColumnBench("keep", header: ["x", "a"])
        let masked = bench.masked([["1", "one"], ["2", ""], ["3", nil], ["4", "fourth"]])
        #expect(masked == ["one", "", nil, "fourth"])
        #expect(bench.counts.seen == 4)
        #expect(bench.counts.kept == 2)
        #expect(bench.counts.empties == 1)
        #expect(bench.counts.nulls == 1)
        #expect(bench.counts.shortest == 0)
        #expect(bench.counts.longest == 6)
        #expect(bench.counts.balances)
    }

    @Test func `a dropped column is counted and not staged`() throws {
        let bench = try ColumnBench("drop")
        #expect(bench.masked("one", "", nil) == nil)
        #expect(bench.counts.seen == 3)
        #expect(bench.counts.balances)
        #expect(bench.counts.kept == 0)
        #expect(bench.counts.shortest == nil)
    }

    @Test func `lengths of binary values are those of their digits`() throws {
        let kept = try ColumnBench("{ keep: needed, type: binary }")
        _ = kept.masked("abc", "\0")
        #expect(kept.counts.shortest == 2)
        #expect(kept.counts.longest == 6)
        let masked = try ColumnBench("{ redact: ab, type: binary }")
        _ = masked.masked("abc")
        #expect(masked.counts.longest == 4)
    }

    @Test func `a kept integer is spelled canonically`() throws {
        let bench = try ColumnBench("{ keep: needed, type: integer, on-invalid: nullify }")
        #expect(bench.masked("7", "007", "+7", "-0", "seven", nil) == ["7", "7", "7", "0", nil, nil])
        #expect(bench.counts.kept == 4)
        #expect(bench.counts.invalid == 1)
        #expect(bench.counts.balances)
    }

    @Test func `records that were set aside are counted in every column`() throws {
        let bench = try ColumnBench("redact")
        var program = bench.program
        program.countRejected(3)
        #expect(program.tally.counts.seen == 3)
        #expect(program.tally.counts.rejected == 3)
        #expect(program.tally.counts.balances)
        #expect(bench.masked("x") == ["[redacted]"])
    }

    @Test func `takes back what was counted since a mark`() throws {
        let bench = try ColumnBench("{ fpe: digits, on-invalid: fail }", isDryRun: true)
        _ = bench.masked("12345678", "x")
        var program = bench.program
        let before = program.tally
        var values = MaskedValues()
        var faults = BatchFaults()
        _ = program.process(RecordBatch([["87654321"], ["y"]], columns: 1), into: &values, faults: &faults)
        #expect(program.tally.counts.seen == 4)
        #expect(program.tally.wouldFail == 2)
        var tallies = [before][...]
        program.restore(&tallies)
        #expect(program.tally.counts == before.counts)
        #expect(program.tally.distinct.estimate == before.distinct.estimate)
        #expect(program.tally.wouldFail == 1)
        #expect(tallies.isEmpty)
    }

    @Test func `an empty batch is nothing`() throws {
        let bench = try ColumnBench("{ keyed-hash: hex }")
        #expect(bench.masked([]) == [])
        #expect(bench.counts == FieldCounts())
    }
}
