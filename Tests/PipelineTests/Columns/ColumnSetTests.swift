import Ingest
import Records
import TestSupport
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

    private func columns() throws -> ColumnSet {
        let plan = try DatasetPlan.bench(Self.yaml, header: ["id", "secret", "born", "card"])
        return try ColumnSet(plan.shape.columns, settings: plan.settings)
    }

    private let rows: [[String?]] = [
        ["1", "s", "1987-05-17", "4111111111"], ["2", nil, "born", "4111111112"], ["3", "", "1999", "x"],
        ["4", "t", nil, ""], ["5", "u", "y", "z"],
    ]

    @Test func `masks all columns but the dropped ones`() throws {
        var set = try columns()
        var faults = BatchFaults()
        let staged = set.process(RecordBatch(rows, columns: 4), faults: &faults)
        #expect(staged.map { $0?.isMasked } == [false, nil, true, true])
        #expect(staged.map { $0?.first } == [0, nil, 0, 5])
        #expect(faults.rejected.keys.sorted() == [1, 2, 4])
        #expect(set.masked.text(0) == "1987")
    }

    @Test func `malformed records are counted in every column`() throws {
        var set = try columns()
        set.countRejected(0)
        set.countRejected(3)
        #expect(set.tallies.map(\.counts.rejected) == [3, 3, 3, 3])
        #expect(set.tallies.allSatisfy { $0.counts.balances })
    }

    @Test func `tallies of workers add up to that of one`() throws {
        var generator = SeededGenerator(seed: 7)
        let many: [[String?]] = (0..<400).map { number in
            ["\(number)", "s", "19\(10 + number % 80)", "\(Int.random(in: 1_000_000...9_999_999, using: &generator))"]
        }
        var one = try columns()
        var faults = BatchFaults()
        _ = one.process(RecordBatch(many, columns: 4), faults: &faults)
        var left = try columns()
        var right = try columns()
        for (number, row) in many.enumerated() {
            if number % 3 == 0 {
                _ = left.process(RecordBatch([row], columns: 4), faults: &faults)
            } else {
                _ = right.process(RecordBatch([row], columns: 4), faults: &faults)
            }
        }
        for (index, whole) in one.tallies.enumerated() {
            var sum = right.tallies[index]
            sum.add(left.tallies[index])
            #expect(sum.counts == whole.counts)
            #expect(sum.distinct.estimate == whole.distinct.estimate)
            #expect(sum.wouldFail == whole.wouldFail)
        }
    }
}
