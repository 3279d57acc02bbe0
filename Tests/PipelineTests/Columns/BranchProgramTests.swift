import Records
import Testing

@testable import Pipeline

struct BranchProgramTests {
    private static let header = ["kind", "a"]

    @Test func `the first rule whose condition holds is used`() throws {
        let bench = try ColumnBench(
            "[{ keep: public, when: { kind: company } }, { redact: r, when: { kind: [person, company] } }, nullify]",
            header: Self.header)
        let rows: [[String?]] = [
            ["company", "one"], ["person", "two"], ["other", "three"], [nil, "four"], ["company", "five"],
            ["person", nil], ["company", ""],
        ]
        #expect(bench.masked(rows) == ["one", "r", nil, nil, "five", nil, ""])
        #expect(bench.counts.kept == 2)
        #expect(bench.counts.masked == 3)
        #expect(bench.counts.nulls == 1)
        #expect(bench.counts.empties == 1)
        #expect(bench.counts.balances)
    }

    @Test func `each rule has its own words for null, empty and invalid`() throws {
        let bench = try ColumnBench(
            "[{ truncate: year, on-invalid: nullify, on-null: mask, when: { kind: d } }, "
                + "{ redact: r, on-empty: mask }]",
            header: Self.header)
        let rows: [[String?]] = [["d", "x"], ["d", "1987-01-02"], ["d", ""], ["p", ""], ["p", nil], ["d", nil]]
        #expect(bench.masked(rows) == [nil, "1987", "", "r", nil, nil])
        #expect(bench.counts.invalid == 2)
        #expect(bench.counts.balances)
    }

    @Test func `invalid values under different rules meet their own fate`() throws {
        let bench = try ColumnBench(
            "[{ truncate: year, on-invalid: reject, when: { kind: d } }, { fpe: digits, on-invalid: redact }]",
            header: Self.header)
        #expect(bench.masked([["d", "x"], ["p", "1"]]) == [nil, "[redacted]"])
        #expect(bench.faults.rejected.keys.sorted() == [0])
        #expect(bench.counts.invalid == 2)
    }

    @Test func `rules of one column mask apart from each other`() throws {
        let bench = try ColumnBench(
            "[{ keyed-hash: hex, when: { kind: x } }, { keyed-hash: base32 }]", header: Self.header)
        let masked = try #require(bench.masked([["x", "v"], ["y", "v"], ["x", "v"]]))
        #expect(masked[0] == masked[2])
        #expect(masked[0]?.count == 32)
        #expect(masked[1]?.count == 26)
    }

    @Test func `excepted values pass as they are spelled, also where the mask finds them invalid`() throws {
        let bench = try ColumnBench(
            "{ truncate: year, normalize: [trim, lowercase], on-invalid: nullify, "
                + "except: { N/A: none, 2000-01-01: x } }"
        )
        #expect(
            bench.masked("1987-01-02", " n/A ", "other", "2000-01-01", nil) == [
                "1987", " n/A ", nil, "2000-01-01", nil,
            ])
        #expect(bench.counts.kept == 2)
        #expect(bench.counts.masked == 2)
        #expect(bench.counts.invalid == 1)
        #expect(bench.counts.balances)
    }

    @Test func `one of several hundred rules is chosen`() throws {
        let rules = (0..<300).map { number in
            number == 0 ? "{ keep: public, when: { kind: k0 } }" : "{ redact: r\(number), when: { kind: k\(number) } }"
        }
        let bench = try ColumnBench("[\(rules.joined(separator: ", ")), { redact: last }]", header: Self.header)
        let rows = [0, 1, 255, 256, 257, 299, 300].map { ["k\($0)", "original"] }
        #expect(bench.masked(rows) == ["original", "r1", "r255", "r256", "r257", "r299", "last"])
    }

    @Test func `a normalized value is what each rule masks`() throws {
        let bench = try ColumnBench(
            "[{ truncate: { length: 3 }, normalize: trim, when: { kind: t } }, { truncate: { length: 3 } }]",
            header: Self.header)
        #expect(bench.masked([["t", "  abcdef"], ["u", "  abcdef"], ["t", " xyz"]]) == ["abc", "  a", "xyz"])
    }
}
