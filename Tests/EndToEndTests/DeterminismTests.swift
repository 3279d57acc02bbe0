import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Same sources, rules and key give the same plain bytes, whatever happens on the way.
    @Suite struct DeterminismTests {
        /// Enough for several slices, and for a last one that is not full.
        private static let count = 60_000

        @Test func `jobs and read sizes do not show in the plain bytes`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: Self.count)
            let expected = try plainBytes(["--jobs", "1"], in: workspace)
            #expect(expected.lines.count > 3, "a run of several blocks")
            for jobs in ["2", "3", "8"] {
                #expect(try plainBytes(["--jobs", jobs], in: workspace) == expected, "--jobs \(jobs)")
            }
            for size in ["1", "7", "4093", "65536", "1048576"] {
                let options = ["--jobs", "2", "--read-size", size]
                #expect(try plainBytes(options, in: workspace) == expected, "--read-size \(size)")
            }
            for level in ["small", "none"] {
                #expect(try plainBytes(["--compression", level], in: workspace) == expected, "--compression \(level)")
            }
        }

        @Test func `gzip, pieces and pipes do not show in the plain bytes`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: Self.count)
            let expected = try plainBytes([], in: workspace)
            try workspace.python(["-c", Self.compress, workspace.path("people.csv")])
            for size in ["1", "4093", "1048576"] {
                let options = ["people=people.csv.gz", "--read-size", size]
                #expect(try plainBytes(options, in: workspace) == expected, "gzip, --read-size \(size)")
            }
            let bytes = Array(try Data(contentsOf: URL(filePath: workspace.path("people.csv"))))
            let piped = try workspace.bauta.run(
                ["run", "people.yaml", "people=-", "--into", "piped.db"], input: .bytes(bytes))
            #expect(piped.status == 0, "\(piped.words)")
            #expect(try PlainBytes.list(of: "piped.db", in: workspace) == expected)
        }

        @Test func `time zone, language and folder do not show in the plain bytes`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 20_000)
            let expected = try plainBytes([], in: workspace)
            for (name, value) in [("TZ", "Pacific/Apia"), ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "C")] {
                workspace.set(name, to: value)
                #expect(try plainBytes([], in: workspace) == expected, "\(name)=\(value)")
            }
        }

        @Test func `another key, tenant or epoch gives other pseudonyms`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 100)
            let first = try pseudonyms([], in: workspace)
            let tenant = try pseudonyms(["--tenant", "other"], in: workspace)
            try workspace.write(
                People.rules().replacing("key: env:BAUTA_KEY", with: "key: env:BAUTA_KEY\nepoch: \"2027\""),
                to: "people.yaml")
            let epoch = try pseudonyms([], in: workspace)
            workspace.set("BAUTA_KEY", to: try workspace.run("keys", "generate").output)
            let key = try pseudonyms([], in: workspace)
            #expect(Set(first + tenant + epoch + key).count == 400, "nothing joins across keys, tenants and epochs")
        }

        /// Gives two gzip members with a border inside a record.
        private static let compress = """
            import gzip, sys
            plain = open(sys.argv[1], "rb").read()
            middle = len(plain) // 2 + 7
            with open(sys.argv[1] + ".gz", "wb") as file:
                file.write(gzip.compress(plain[:middle]) + gzip.compress(plain[middle:]))
            """

        private func plainBytes(_ options: [String], in workspace: Workspace) throws -> String {
            try masked(options, in: workspace)
            return try PlainBytes.list(in: workspace)
        }

        private func pseudonyms(_ options: [String], in workspace: Workspace) throws -> [Substring] {
            try masked(options, in: workspace)
            return try workspace.sqlite("SELECT email FROM people").lines
        }

        private func masked(_ options: [String], in workspace: Workspace) throws {
            try? FileManager.default.removeItem(atPath: workspace.path("staging.db"))
            let run = try workspace.bauta.run(["run", "people.yaml"] + options + ["--into", "staging.db"])
            try #require(run.status == 0, "\(options)\n\(run.words)")
        }
    }
}

extension String {
    var lines: [Substring] { split(separator: "\n") }
}
