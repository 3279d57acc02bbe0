import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Same JSON Lines, rules and key give the same bytes, whatever happens on the way.
    @Suite struct JSONDeterminismTests {
        /// One way to read and mask: workers, bytes a read, and whether the source is packed.
        private struct Way: CustomTestStringConvertible {
            let jobs: Int
            let readSize: Int
            let isPacked: Bool

            var options: [String] { ["--jobs", "\(jobs)", "--read-size", "\(readSize)"] }
            var source: String { isPacked ? "big/events.jsonl.gz" : "big/events.jsonl" }
            var testDescription: String { (options + [source]).joined(separator: " ") }
        }

        /// Every number of workers with every size, but single bytes, which take long, with one number only.
        private static let ways = [false, true].flatMap { isPacked in
            [1, 2, 3, 8].flatMap { jobs in
                [1, 7, 4096, 1 << 20].filter { $0 > 1 || jobs == 2 }.map {
                    Way(jobs: jobs, readSize: $0, isPacked: isPacked)
                }
            }
        }

        @Test func `jobs, read sizes and gzip do not show in the blocks`() throws {
            let workspace = try prepared()
            var expected: String?
            for way in Self.ways {
                try? FileManager.default.removeItem(atPath: workspace.path("staging.db"))
                let arguments = ["run", Self.rules, "events=\(way.source)", "--only", "events", "--into", "staging.db"]
                let run = try workspace.bauta.run(arguments + way.options)
                try #require(run.status == 0, "\(way.testDescription)\n\(run.words)")
                let blocks = try PlainBytes.list(in: workspace)
                #expect(blocks == expected ?? blocks, "\(way.testDescription)")
                expected = expected ?? blocks
            }
            #expect((expected ?? "").lines.count > 3, "a run of several blocks")
        }

        @Test func `jobs, read sizes and gzip do not show in what filter writes`() throws {
            let workspace = try prepared()
            var expected: String?
            for way in Self.ways {
                let source = Array(try Data(contentsOf: URL(filePath: workspace.path(way.source))))
                let arguments = ["filter", Self.rules, "--dataset", "events"]
                let run = try workspace.bauta.run(arguments + way.options, input: .bytes(source))
                try #require(run.status == 0, "\(way.testDescription)\n\(run.words)")
                #expect(run.output == expected ?? run.output, "\(way.testDescription)")
                expected = expected ?? run.output
            }
            #expect((expected ?? "").lines.count == Self.count)
        }

        private static let rules = Package.path("rules/ai-staging.yaml")
        /// Enough for several slices, and for a last one that is not full.
        private static let count = 12_000

        /// A folder with events, plain and as two gzip members with a border inside a record.
        private func prepared() throws -> Workspace {
            let workspace = try Workspace()
            try workspace.python([
                Package.path("samples/generate.py"), "--events", "\(Self.count)", "--into", workspace.path("big"),
            ])
            try workspace.python(["-c", Self.compress, workspace.path("big/events.jsonl")])
            return workspace
        }

        private static let compress = """
            import gzip, sys
            plain = open(sys.argv[1], "rb").read()
            middle = len(plain) // 2 + 7
            with open(sys.argv[1] + ".gz", "wb") as file:
                file.write(gzip.compress(plain[:middle]) + gzip.compress(plain[middle:]))
            """
    }
}
