import Foundation
import Records
import Rules
import Store
import Testing

@testable import Pipeline

/// `shuffle` from the first pass to the store.
struct ShuffleGathererTests {
    private static func job(_ rule: String, _ rows: [String], header: String = "id,country,pay", more: String = "")
        throws -> Job
    {
        try Job(
            "datasets: { d: { source: d.csv, keep: [id, country], columns: { pay: \(rule) } } }\n" + more,
            ["d.csv": header + "\n" + rows.map { $0 + "\n" }.joined()])
    }

    private static let rows = (0..<600).map {
        "\($0),\(["DE", "FR", ""][$0 % 3]),\($0 % 11 == 0 ? "" : "\(10_000 + $0)")"
    }

    private func staged(_ job: Job, jobs: Int = 2, slice: Int = 1 << 20) throws -> [[String?]] {
        try job.report { options in
            options.jobs = jobs
            options.sliceBytes = slice
            options.keepRuns = 9
        }
        return try job.records("d")
    }

    @Test func `values move within the dataset, alike for any number of workers and any slices`() throws {
        let job = try Self.job("shuffle", Self.rows)
        let first = try staged(job)
        for (jobs, slice) in [(1, 1 << 20), (1, 300), (3, 100)] {
            #expect(try staged(job, jobs: jobs, slice: slice) == first)
        }
        let originals = Self.rows.map { row in
            row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        #expect(first.map { $0[0] } == originals.map { $0[0] })
        #expect(first.map { $0[2] ?? "" }.sorted() == originals.map { $0[2] }.sorted())
        #expect(zip(first, originals).allSatisfy { ($0[2] ?? "" == "") == ($1[2] == "") })
        #expect(zip(first, originals).count { $0[2] == $1[2] && $1[2] != "" } < 12)
        let counts = try #require(try job.fields("d").first { $0.path == "pay" }).counts
        #expect(counts.masked == first.count { $0[2] ?? "" != "" } && counts.balances)
    }

    @Test func `values move within their groups`() throws {
        let first = try staged(try Self.job("{ shuffle: country }", Self.rows), slice: 200)
        var before: [String: [String]] = [:]
        var after: [String: [String]] = [:]
        for (record, row) in zip(first, Self.rows) {
            let original = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            before[original[1], default: []].append(original[2])
            after[record[1] ?? "", default: []].append(record[2] ?? "")
        }
        #expect(before.mapValues { $0.sorted() } == after.mapValues { $0.sorted() })
        #expect(before != after)
    }

    @Test func `records that are set aside take no value with them`() throws {
        let job = try Job(
            """
            datasets:
              d:
                source: d.csv
                columns:
                  day: { truncate: year, on-invalid: reject }
                  pay: [{ keep: public, when: { day: "1999-01-01" } }, { shuffle: , normalize: [trim] }]
            """,
            [
                "d.csv": "day,pay\n"
                    + (0..<90).map { "\($0 % 10 == 0 ? "bad" : $0 % 9 == 0 ? "1999-01-01" : "2000-01-01"), \($0) \n" }
                    .joined()
            ])
        var found: [[[String?]]] = []
        for jobs in [1, 2] {
            try job.report { options in
                options.jobs = jobs
                options.sliceBytes = 100
                options.maxRejects = 50
                options.keepRuns = 9
            }
            found.append(try job.records("d"))
        }
        #expect(found[0] == found[1])
        let numbers = found[0].compactMap { $0[1].map { $0.filter { $0 != " " } } }.sorted()
        #expect(numbers == (0..<90).filter { $0 % 10 != 0 }.map(String.init).sorted())
        #expect(found[0].filter { $0[0] == "1999" }.allSatisfy { $0[1]?.hasPrefix(" ") == true })
    }

    @Test func `paths of JSON move over all occurrences`() throws {
        let lines = (0..<50).map { #"{"g":"\#($0 % 2)","tags":["t\#($0)","u\#($0)",null]}"# + "\n" }.joined()
        let job = try Job(
            "datasets: { d: { source: d.jsonl, keep: [g], columns: { \"tags[*]\": { shuffle: g } } } }",
            ["d.jsonl": lines])
        try job.report { $0.sliceBytes = 100 }
        let text = try job.blocks("d").joined()
        let tags = text.matches(of: /"([tu]\d+)"/).map { String($0.1) }
        #expect(tags.count == 100 && Set(tags).count == 100)
        #expect(text.contains(#","t"#) == false || !text.contains(#"["t0","u0",null]"#))
    }

    @Test func `a dump's tables are shuffled, too`() throws {
        let rows = (0..<40).map { "\($0)\tv\($0)\n" }.joined()
        let job = try Job(
            """
            datasets:
              "public.t": { source: x.sql, keep: [id], columns: { v: shuffle } }
              "public.u": { keep: [id, v] }
            """,
            [
                "x.sql": "--\n-- PostgreSQL database dump\n--\nCREATE TABLE public.t (id integer, v text);\n"
                    + "CREATE TABLE public.u (id integer, v text);\nCOPY public.u (id, v) FROM stdin;\n\(rows)\\.\n"
                    + "COPY public.t (id, v) FROM stdin;\n\(rows)\\.\n--\n-- PostgreSQL database dump complete\n--\n"
            ])
        try job.report { $0.sliceBytes = 64 }
        let values = try job.records("public.t").map { $0[1] ?? "" }
        #expect(values.sorted() == (0..<40).map { "v\($0)" }.sorted())
        #expect(values != (0..<40).map { "v\($0)" })
    }

    @Test func `too few different values are refused, and nothing is published`() throws {
        let few = (0..<100).map { "\($0),\($0 < 90 ? "DE" : "FR"),\($0 < 90 ? $0 : $0 % 4)" }
        let error = try Self.job("{ shuffle: country }", few).failure()
        #expect(error?.status == .gate)
        #expect(error?.description.contains("1 of 2 groups by 'country' have fewer than 5 different values") == true)
        #expect(try Self.job("shuffle", few.prefix(4).map { $0 }).failure()?.status == .gate)
        #expect(try Self.job("shuffle", few).failure() == nil)
    }

    @Test func `pipes, filters, direct columns and JSON in strings are refused`() throws {
        let job = try Self.job("shuffle", Self.rows)
        #expect(
            failure {
                _ = try FilterRun(job.run(), dataset: "d").run { _ in true }
            }?.status == .rules)
        for rule in [
            "{ shuffle: , class: direct }", "{ shuffle: nowhere }", "{ json: { a: shuffle } }",
            "{ shuffle: , except: { a: b } }",
        ] {
            #expect(throws: (any Error).self) { try Self.job(rule, Self.rows) }
        }
    }
}
