import Ingest
import Records
import Testing

@testable import Pipeline

struct ColumnSetTests {
    private static let yaml = """
        datasets:
          d:
            keep: [id]
            drop: [secret]
            columns:
              born: { truncate: year, on-invalid: reject }
              card: { fpe: digits, on-invalid: reject }
        """

    private func plan(isDryRun: Bool = false) throws -> DatasetPlan {
        try DatasetPlan.bench(Self.yaml, header: ["id", "secret", "born", "card"], isDryRun: isDryRun)
    }

    private let rows: [[String?]] = [
        ["1", "s", "1987-05-17", "4111111111"], ["2", nil, "born", "4111111112"], ["3", "", "1999", "x"],
        ["4", "t", nil, ""], ["5", "u", "y", "z"],
    ]

    @Test func `masks all columns but the dropped ones`() throws {
        var set = try ColumnSet(plan())
        var faults = BatchFaults()
        let staged = set.process(RecordBatch(rows, columns: 4), faults: &faults)
        #expect(staged.map(\.isMasked) == [false, true, true])
        #expect(staged.map(\.first) == [0, 0, 5])
        #expect(faults.rejected.keys.sorted() == [1, 2, 4])
        #expect(set.masked.text(0) == "1987")
    }

    @Test func `malformed records are counted in every column`() throws {
        var set = try ColumnSet(plan())
        set.countRejected(0)
        set.countRejected(3)
        #expect(set.tally.map(\.counts.rejected) == [3, 3, 3, 3])
        #expect(set.tally.allSatisfy { $0.counts.balances })
    }

    @Test func `tallies of workers add up to that of one`() throws {
        var generator = SeededGenerator(7)
        let many: [[String?]] = (0..<400).map { number in
            ["\(number)", "s", "19\(10 + number % 80)", "\(Int.random(in: 1_000_000...9_999_999, using: &generator))"]
        }
        var one = try ColumnSet(plan())
        var faults = BatchFaults()
        _ = one.process(RecordBatch(many, columns: 4), faults: &faults)
        var left = try ColumnSet(plan())
        var right = try ColumnSet(plan())
        for (number, row) in many.enumerated() {
            if number % 3 == 0 {
                _ = left.process(RecordBatch([row], columns: 4), faults: &faults)
            } else {
                _ = right.process(RecordBatch([row], columns: 4), faults: &faults)
            }
        }
        for (index, whole) in one.tally.enumerated() {
            var sum = right.tally[index]
            sum.add(left.tally[index])
            #expect(sum.counts == whole.counts)
            #expect(sum.distinct.estimate == whole.distinct.estimate)
            #expect(sum.wouldFail == whole.wouldFail)
        }
    }
}
