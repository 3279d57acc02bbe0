import Records
import Testing

@testable import Pipeline

struct ColumnProgramMaskingTests {
    @Test func `masks every value and passes null and empty`() throws {
        let bench = try ColumnBench("redact")
        #expect(bench.masked("Ada", "", nil, "Bob") == ["[redacted]", "", nil, "[redacted]"])
        #expect(bench.counts.masked == 2)
        #expect(bench.counts.empties == 1)
        #expect(bench.counts.nulls == 1)
        #expect(bench.counts.shortest == 0)
        #expect(bench.counts.longest == 10)
        #expect(bench.counts.balances)
        #expect(bench.faults.fatal == nil)
    }

    @Test(
        arguments: [
            ("{ redact: x, on-null: mask }", ["", "x"]), ("{ redact: x, on-empty: mask }", ["x", nil]),
            ("{ redact: x, on-null: mask, on-empty: mask }", ["x", "x"]), ("{ redact: x }", ["", nil]),
            ("{ keep: r, on-null: mask, on-empty: mask }", ["", nil]), ("{ nullify: {}, on-empty: mask }", [nil, nil]),
        ] as [(String, [String?])])
    func `null and empty are masked where the rule says so`(rule: String, expected: [String?]) throws {
        let bench = try ColumnBench(rule)
        #expect(bench.masked("", nil) == expected)
        #expect(bench.counts.balances)
        #expect(bench.faults.fatal == nil)
    }

    @Test(arguments: [
        ("{ redact: x, on-null: fail }", 2, "column 'a': a value is absent; `on-null: fail` wants one"),
        (
            "{ keep: r, on-empty: fail }", 1,
            "column 'a': a value is absent; `on-empty: fail` wants one that is not empty"
        ),
    ])
    func `an absent value ends the run where the rule says so`(rule: String, record: Int, message: String) throws {
        let bench = try ColumnBench(rule)
        _ = bench.masked("v", "", nil, "", nil)
        #expect(bench.faults.fatal?.record == record)
        #expect(bench.faults.fatal?.reason.description == message)
        #expect(bench.counts.balances)
    }

    @Test(arguments: [
        ("{ truncate: year, on-invalid: redact }", "[redacted]"), ("{ truncate: year, on-invalid: nullify }", nil),
        ("{ truncate: year, on-invalid: reject }", nil), ("{ truncate: year, on-invalid: fail }", nil),
        ("{ truncate: year }", nil),
    ])
    func `an invalid value never passes`(rule: String, expected: String?) throws {
        let bench = try ColumnBench(rule)
        #expect(bench.masked("1987-05-17", "17.05.1987", "2001") == ["1987", expected, "2001"])
        #expect(bench.counts.invalid == 1)
        #expect(bench.counts.masked == 3)
        #expect(bench.counts.balances)
    }

    @Test func `an invalid value sets its record aside where the rule says so`() throws {
        let bench = try ColumnBench("{ truncate: year, on-invalid: reject }")
        _ = bench.masked("x", "1987", "y")
        #expect(bench.faults.fatal == nil)
        #expect(bench.faults.rejected.keys.sorted() == [0, 2])
        let text = "column 'a': a value is invalid; expected a value that 'truncate' can mask"
        #expect(bench.faults.rejected[0]?.description == text)
    }

    @Test func `the first invalid value ends the run where the rule says so`() throws {
        let bench = try ColumnBench("{ truncate: year, on-invalid: fail }")
        _ = bench.masked("1987", "x", "y")
        #expect(bench.faults.fatal?.record == 1)
        #expect(bench.faults.rejected.isEmpty)
    }

    @Test func `a dry run counts what would fail and goes on`() throws {
        let bench = try ColumnBench("{ truncate: year, on-null: fail }", isDryRun: true)
        #expect(bench.masked("1987", "x", nil, "2001") == ["1987", nil, nil, "2001"])
        #expect(bench.faults.fatal == nil)
        #expect(bench.program.tally.wouldFail == 2)
        #expect(bench.counts.balances)
    }

    @Test func `values are normalized before they are masked`() throws {
        let bench = try ColumnBench("{ keyed-hash: hex, normalize: [trim, lowercase] }")
        let masked = try #require(bench.masked("Ada@Example.com", "  ada@example.com ", "bob@example.com"))
        #expect(masked[0] == masked[1])
        #expect(masked[0] != masked[2])
        #expect(bench.program.tally.distinct.estimate == 2)
    }

    @Test func `what was there before stays between the values`() throws {
        let bench = try ColumnBench("{ keyed-hash: hex }")
        let first = try #require(bench.masked("a", "b", "a"))
        let second = try #require(bench.masked("b", "c"))
        #expect(first[0] == first[2])
        #expect(first[1] == second[0])
        #expect(Set(first + second).count == 3)
        #expect(bench.program.tally.distinct.estimate == 3)
        #expect(bench.counts.masked == 5)
    }

    @Test func `unchanged values are counted where the method promises a change`() throws {
        let promised = try ColumnBench("{ redact: same }")
        _ = promised.masked("same", "Same", "same ", "", "same")
        #expect(promised.counts.unchanged == 2)
        #expect(promised.counts.masked == 4)
        let unpromised = try ColumnBench("{ truncate: year }")
        _ = unpromised.masked("1987", "1988-02-29")
        #expect(unpromised.counts.unchanged == 0)
        let kept = try ColumnBench("{ keep: r, on-empty: mask }")
        _ = kept.masked("same")
        #expect(kept.counts.unchanged == 0)
    }

    @Test func `nulls that a method makes are masked values`() throws {
        let bench = try ColumnBench("nullify")
        #expect(bench.masked("a", nil, "") == [nil, nil, ""])
        #expect(bench.counts.masked == 1)
        #expect(bench.counts.nulls == 1)
        #expect(bench.program.tally.distinct.estimate == 0)
        #expect(bench.counts.balances)
    }

    @Test func `values of any length and many of them come back in order`() throws {
        let bench = try ColumnBench("{ partial-mask: { keep-first: 3 } }")
        let values = (0..<500).map { String(repeating: "x", count: $0 % 41) + "\($0)" }
        let masked = try #require(bench.masked(values.map { [$0] }))
        for (value, result) in zip(values, masked) {
            let kept = value.count > 3 ? String(value.prefix(3)) : ""
            #expect(result == kept + String(repeating: "*", count: value.count - kept.count))
        }
    }

    private static let occurrences = [
        #"{"a":"x"}"#, #"{"a":null}"#, #"{"a":""}"#, "{}", #"{"a":[1,{"b":2}]}"#, #"{"a":1.50,"a":"z"}"#,
    ]

    @Test(
        arguments: [
            ("{ redact: r }", [#""r""#, "null", #""""#, nil, #""[redacted]""#, #""r""#], "seen 6 masked 4"),
            ("keep", [#""x""#, "null", #""""#, nil, #""[redacted]""#, "1.50"], "seen 6 kept 3 masked 1"),
            (
                "{ redact: r, on-null: mask, on-empty: mask, on-invalid: nullify }",
                [#""r""#, #""r""#, #""r""#, nil, "null", #""r""#], "seen 6 masked 6"
            ),
            ("nullify", ["null", "null", #""""#, nil, #""[redacted]""#, "null"], "seen 6 masked 4"),
        ] as [(String, [String?], String)])
    func `each occurrence of a path in JSON is counted`(rule: String, values: [String?], counts: String) throws {
        let bench = try TextBench("on-invalid: redact, columns: { a: \(rule) }")
        let expected = values.map { value in value.map { "{\"a\":\($0)" } ?? "{" }
        let masked = try bench.text(Self.occurrences).split(separator: "\n").map(String.init)
        #expect(zip(masked, expected).allSatisfy { $0.hasPrefix($1) })
        let found = try bench.counts("a")
        let words = [("seen", found.seen), ("kept", found.kept), ("masked", found.masked)].filter { $0.1 > 0 }
        #expect(words.map { "\($0.0) \($0.1)" }.joined(separator: " ") == counts)
        #expect(found.balances)
        #expect((found.missing, found.invalid) == (1, 1))
    }

    @Test func `a record of JSON with an invalid value is set aside whole`() throws {
        let bench = try TextBench("columns: { a: { redact: r, on-invalid: reject }, b: redact }")
        let finished = try bench.finished([#"{"b":1,"a":{},"b":2}"#, #"{"a":1}"#, #"{"b":3,"a":"","a":[]}"#])
        #expect(finished.rejects.map(\.line) == [1, 3])
        #expect(finished.records == 1)
        let a = try bench.counts("a")
        #expect((a.seen, a.masked, a.rejected, a.invalid, a.missing) == (4, 1, 3, 2, 0))
        let b = try bench.counts("b")
        #expect((b.seen, b.masked, b.rejected, b.missing) == (3, 0, 3, 1))
        #expect(a.balances && b.balances)
    }

    @Test(arguments: [
        ("redact", #"{"a":[]}"#), ("keep", #"{"a":{}}"#), ("{ redact: x, on-null: fail }", #"{"a":null}"#),
        ("{ keep: r, on-empty: fail }", #"{"a":""}"#), ("{ truncate: year }", #"{"a":true}"#),
    ])
    func `a value of JSON ends the run where the rule says so`(rule: String, record: String) throws {
        let bench = try TextBench("columns: { a: \(rule) }")
        let error = failure { _ = try bench.finished(["{}", "", record]) }
        #expect(error?.status == .malformed)
        #expect(error?.description.hasPrefix("d:3 (byte 4): column 'a': a value is ") == true)
        let dry = try TextBench("columns: { a: \(rule) }", tolerance: Tolerance(isDryRun: true))
        #expect(try dry.finished([record]).records == 1)
    }
}
