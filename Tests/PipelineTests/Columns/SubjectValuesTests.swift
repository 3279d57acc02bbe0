import Records
import Rules
import Store
import Testing

@testable import Pipeline

struct SubjectValuesTests {
    private static let shift = "{ shift-date: { days: 90, time: drop, subject: id }, on-invalid: redact }"
    private static let masks = "masks: { person: { keyed-hash: hex, normalize: [trim, lowercase] } }\n"
    private static let days = (1...28).map { "2020-02-\($0 < 10 ? "0" : "")\($0)" }

    /// What a job makes of the dataset `d` of `text`, its source beside it, for any number of workers and any slices.
    private func shifted(_ text: String, _ file: String, _ source: String) throws -> [[String?]] {
        let job = try Job(Self.masks + text, [file: source])
        var found: [[[String?]]] = []
        for (jobs, size) in [(1, 1 << 20), (2, 100), (3, 333)] {
            try job.report { options in
                options.jobs = jobs
                options.sliceBytes = size
                options.keepRuns = 9
            }
            found.append(try job.records("d"))
        }
        #expect(found.allSatisfy { $0 == found[0] })
        return found[0]
    }

    private func rows(_ count: Int, _ subject: (Int) -> String) -> String {
        (0..<count).map { "\(subject($0)),\(Self.days[$0 % 28])" }.joined(separator: "\n") + "\n"
    }

    @Test func `one person's dates move alike in two datasets, whatever the columns are called`() throws {
        let one = try shifted(
            "datasets: { d: { source: d.csv, columns: { id: person, at: \(Self.shift) } } }", "d.csv",
            "id,at\n" + rows(300) { " Person\($0 % 7)" })
        let other = try shifted(
            """
            datasets:
              d:
                source: d.csv
                columns: { born: { shift-date: { days: 90, time: drop } }, who: person }
                subject: who
            """, "d.csv",
            "born,who\n"
                + rows(300) { "person\($0 % 7) " }.split(separator: "\n").map { line in
                    line.split(separator: ",").reversed().joined(separator: ",") + "\n"
                }.joined())
        #expect(one.map { $0[0] } == other.map { $0[1] })
        #expect(one.map { $0[1] } == other.map { $0[0] })
        #expect(Set(one.map { $0[1] }).count > 7)
        #expect(zip(one, Self.days).allSatisfy { $0[1] != $1 })
    }

    @Test func `the dates of a JSON array move with their record, and those of another source alike`() throws {
        let lines = (0..<200).map { number in
            #"{ "u": {"id":"person\#(number % 7)"}, "at":["\#(Self.days[number % 28])", "infinity", null, 5] }"# + "\n"
        }
        let rule = Self.shift.replacing("subject: id", with: "subject: u.id")
        let job = try Job(
            Self.masks + "datasets: { d: { source: d.jsonl, columns: { u.id: person, \"at[*]\": \(rule) } } }",
            ["d.jsonl": lines.joined()])
        try job.report { $0.sliceBytes = 400 }
        let field = try #require(try job.fields("d").first { $0.path == "at[*]" })
        #expect(
            (field.counts.masked, field.counts.kept, field.counts.nulls, field.counts.invalid) == (400, 200, 200, 200))
        #expect(field.counts.unchanged == 0)
        let flat = try shifted(
            "datasets: { d: { source: d.csv, columns: { id: person, at: \(Self.shift) } } }", "d.csv",
            "id,at\n" + rows(200) { "PERSON\($0 % 7)" })
        let text = try job.blocks("d").joined()
        for row in flat { #expect(text.contains("\"at\":[\"\(row[1] ?? "")\", \"infinity\", null, \"[redacted]\"]")) }
    }

    @Test func `who has no subject has an invalid date, and sentinels are kept`() throws {
        let bench = try ColumnBench(Self.shift, header: ["a", "id"], others: "id: { tokenize: text, normalize: trim }")
        let rows: [[String?]] = [
            ["2020-02-01", nil], ["2020-02-01", ""], ["2020-02-01", "  "], ["infinity", nil], ["9999-12-31", "7"],
            ["x", "7"], [nil, "7"], ["", "7"], ["2020-02-01", "7"],
        ]
        let masked = try #require(bench.masked(rows))
        #expect(
            masked.dropLast() == [
                "[redacted]", "[redacted]", "[redacted]", "infinity", "9999-12-31", "[redacted]", nil, "",
            ])
        #expect(masked[8]?.count == 10)
        #expect(masked[8] != "2020-02-01")
        #expect((bench.counts.masked, bench.counts.kept, bench.counts.invalid, bench.counts.unchanged) == (5, 2, 4, 0))
        #expect((bench.counts.nulls, bench.counts.empties, bench.counts.balances) == (1, 1, true))
        #expect(bench.masked([["2020-02-01", " 7"]])?.first == masked[8])
    }

    @Test func `a sentinel stays under one of several rules, too`() throws {
        let bench = try ColumnBench(
            "[{ redact: r, when: { id: x } }, \(Self.shift)]", header: ["a", "id"], others: "id: { fpe: letters }")
        #expect(
            bench.masked([["infinity", "subject"], ["infinity", "x"], ["2020-02-01", nil]]) == [
                "infinity", "r", "[redacted]",
            ])
        #expect((bench.counts.masked, bench.counts.kept, bench.counts.invalid) == (2, 1, 1))
    }

    @Test func `a record without a subject is told by its column, never its value`() throws {
        let job = try Job(
            "datasets: { d: { source: d.csv, columns: { id: { keyed-hash: hex }, at: { shift-date: { days: 9, "
                + "time: drop, subject: id } } } } }", ["d.csv": "id,at\n,2020-02-01\n"])
        let said = job.failure()?.description
        #expect(said?.contains("can mask, of a record whose 'id' is not empty") == true)
        #expect(said?.contains("2020") == false)
    }
}
