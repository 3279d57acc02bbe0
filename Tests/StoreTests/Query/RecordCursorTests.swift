import Records
import Testing

@testable import Store

/// What a query skips, by the ranges of blocks and by the index of a join: less work, never another answer.
@Suite struct RecordCursorTests {
    let folder: ScratchFolder
    let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
    }

    /// Twenty blocks of ten rows: `k` is sorted text, `n` a sorted number, `r` neither.
    private func publishSorted() throws {
        var table = SampleTable(columns: ["k", "n", "r"], blocks: [])
        for block in 0..<20 {
            let numbers = (block * 10)..<(block * 10 + 10)
            table.blocks.append(numbers.map { "[\"k\($0 + 1000)\",\($0),\"\($0 * 7919 % 200)\"]" })
            table.ranges.append([
                BlockRange(
                    ordinal: 0, minimum: QueryValue("k\(block * 10 + 1000)"),
                    maximum: QueryValue("k\(block * 10 + 1009)")),
                BlockRange(ordinal: 1, minimum: .integer(block * 10), maximum: .integer(block * 10 + 9)),
            ])
        }
        try table.publish(into: path)
    }

    @Test(arguments: [
        ("k = 'k1055'", 1, 1), ("n = 55", 1, 1), ("n = 55.0", 1, 1), ("n = 55.5", 0, 1), ("k = 'l'", 0, 0),
        ("n = -1", 0, 0),
        ("k BETWEEN 'k1100' AND 'k1109'", 10, 1), ("n > 189", 10, 1), ("n >= 189", 11, 2), ("n < 10", 10, 1),
        ("n <= 10", 11, 2),
        ("55 = n", 1, 1), ("n > 50 AND n < 60 AND k > 'k1055'", 4, 1), ("rowid = 100", 1, 1), ("rowid > 195", 5, 1),
        ("n = NULL", 0, 0), ("n > NULL", 0, 0), ("r = '3'", 1, 20), ("n = '55'", 0, 20), ("k = 55", 0, 20),
        ("k = 'K1055' COLLATE NOCASE", 1, 20), ("+n = 55", 1, 20), ("n = x'35'", 0, 20), ("n IS 55", 1, 20),
        ("n IN (55, 56)", 2, 1), ("n IN (5, 55, 155, 500)", 3, 3), ("k IN ('k1055', 'k1056', 'k1057')", 3, 1),
        ("n < 1e300", 200, 20), ("n < -1e300", 0, 0),
    ])
    func `blocks out of range are not inflated`(condition: String, rows: Int, inflated: Int) throws {
        try publishSorted()
        let session = try QuerySession(path: path)
        var count = 0
        try session.run(
            "SELECT rowid FROM t WHERE \(condition)", columns: { _ in },
            row: { _ in
                count += 1
                return true
            })
        #expect(count == rows)
        #expect(session.context.inflatedBlocks == inflated, "\(condition)")
    }

    @Test func `a join inflates each block of its inner table twice at most`() throws {
        try publishSorted()
        let session = try QuerySession(path: path)
        var rows: [[QueryValue]] = []
        try session.run(
            "SELECT count(*), sum(a.n = b.n) FROM t a JOIN t b ON a.r = b.r", columns: { _ in },
            row: {
                rows.append($0.values())
                return true
            })
        #expect(rows == [[.integer(200), .integer(200)]])
        #expect(session.context.inflatedBlocks <= 60)
    }

    @Test func `a join looks its rows up`() throws {
        func table(_ name: String, count: Int, step: Int) -> SampleTable {
            let blocks = stride(from: 0, to: count, by: 1000).map { first in
                (first..<(first + 1000)).map { "[\"k\($0 * step % 100_003)\",\($0)]" }
            }
            return SampleTable(name: name, columns: ["k", "n"], blocks: blocks)
        }
        try SampleTable.publish([table("a", count: 5000, step: 7919), table("b", count: 10_000, step: 1)], into: path)
        let began = ContinuousClock.now
        let rows = try queriedRows("SELECT count(*) FROM a JOIN b ON a.k = b.k", in: path)
        #expect(rows == [[.integer((0..<5000).count { $0 * 7919 % 100_003 < 10_000 })]])
        #expect(ContinuousClock.now - began < .seconds(2), "without an index it takes minutes")
    }

    @Test(arguments: 0..<40)
    func `random conditions give what the view gives`(seed: Int) throws {
        var random = RandomBlock(seed: UInt64(seed))
        try Self.randomTable(&random).publish(into: path)
        for _ in 0..<25 {
            let (pushed, plain) = Self.randomCondition(&random)
            let sql = "SELECT rowid FROM t a WHERE "
            #expect(try queriedRows(sql + pushed, in: path) == queriedRows(sql + plain, in: path), "\(pushed)")
        }
        let join = "SELECT a.rowid, b.rowid FROM t a JOIN t b ON "
        for column in ["s", "i", "m"] {
            #expect(
                try queriedRows("\(join) a.\(column) = b.\(column) ORDER BY 1, 2", in: path)
                    == queriedRows("\(join) +a.\(column) = +b.\(column) ORDER BY 1, 2", in: path), "\(column)")
            #expect(
                try queriedRows("\(join) a.\(column) = b.m ORDER BY 1, 2", in: path)
                    == queriedRows("\(join) +a.\(column) = +b.m ORDER BY 1, 2", in: path), "\(column)")
        }
    }

    /// Text that looks like numbers, numbers, and a column of both.
    private static func randomTable(_ random: inout RandomBlock) -> SampleTable {
        var table = SampleTable(columns: ["s", "i", "m"], blocks: [])
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let rows = (0..<Int.random(in: 0...8, using: &random)).map { _ in
                (
                    text: randomText(&random), number: Int.random(in: -5...5, using: &random),
                    kind: Int.random(in: 0...2, using: &random)
                )
            }
            table.blocks.append(
                rows.map { row in
                    let mixed = row.kind == 0 ? "null" : row.kind == 1 ? "\(row.number)" : "\"\(row.text)\""
                    return "[\"\(row.text)\",\(row.number),\(mixed)]"
                })
            let texts = rows.map { Array($0.text.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
            let numbers = rows.map(\.number)
            var ranges: [BlockRange] = []
            if let first = texts.first, let last = texts.last, Bool.random(using: &random) {
                ranges.append(BlockRange(ordinal: 0, minimum: .text(first), maximum: .text(last)))
            }
            if let low = numbers.min(), let high = numbers.max(), Int.random(in: 0...3, using: &random) > 0 {
                ranges.append(BlockRange(ordinal: 1, minimum: .integer(low), maximum: .integer(high)))
            }
            table.ranges.append(ranges)
        }
        return table
    }

    private static func randomText(_ random: inout RandomBlock) -> String {
        ["", "a", "B", "b", "5", "05", "-3", "3.0", " 5", "Zoë", "é", "~", "1e1"].randomElement(using: &random) ?? ""
    }

    /// A condition that can be pushed down, and the same one that cannot.
    private static func randomCondition(_ random: inout RandomBlock) -> (pushed: String, plain: String) {
        let column = ["s", "i", "m", "rowid"].randomElement(using: &random) ?? "s"
        let comparison = ["=", "<", "<=", ">", ">="].randomElement(using: &random) ?? "="
        let value =
            [
                "'\(randomText(&random))'", "\(Int.random(in: -6...6, using: &random))", "2.5", "-3.0", "NULL", "1e300",
                "CAST(5 AS INTEGER)", "CAST('3' AS NUMERIC)", "x'35'", "(SELECT 'a')",
            ].randomElement(using: &random) ?? "1"
        let collation = Int.random(in: 0...4, using: &random) == 0 ? " COLLATE NOCASE" : ""
        // A rowid behind a plus has no affinity any more.
        let plain = column == "rowid" ? "CAST(+rowid AS INTEGER)" : "+\(column)"
        return ("a.\(column) \(comparison) \(value)\(collation)", "\(plain) \(comparison) \(value)\(collation)")
    }
}
