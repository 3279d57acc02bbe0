import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Databases for a staging application, as their users make and open them.
    @Suite struct SeedTests {
        private let workspace: Workspace

        init() throws {
            workspace = try Workspace()
            try People.fill(workspace, count: 2000)
            try workspace.run("run", "people.yaml", "--into", "staging.db")
        }

        @Test func `the table has the rows of the view`() throws {
            let seeded = try workspace.run("seed", "staging.db", "--to", "app.db")
            #expect(
                seeded.output == """
                    table    rows  columns  indexes  foreign keys  orphans
                    ------  -----  -------  -------  ------------  -------
                    people  2,000        5        0             0        0

                    """)
            #expect(seeded.error.isEmpty)
            let attach = "ATTACH '\(workspace.path("app.db"))' AS app; SELECT count(*) FROM (SELECT * FROM "
            #expect(try workspace.sqlite(attach + "app.people EXCEPT SELECT * FROM main.people)") == "0")
            #expect(try workspace.sqlite(attach + "main.people EXCEPT SELECT * FROM app.people)") == "0")
            #expect(try workspace.sqlite("SELECT count(*), count(born) FROM people", in: "app.db") == "2000|2000")
            #expect(try workspace.sqlite("PRAGMA integrity_check", in: "app.db") == "ok")
        }

        @Test func `reports as JSON, and knows the datasets`() throws {
            let seeded = try workspace.run("seed", "staging.db", "--to", "app.db", "--only", "people", "--json")
            try workspace.python([
                "-c", "import json, sys; assert json.loads(sys.argv[1])['orphans'] == 0", seeded.output,
            ])
            let absent = try workspace.run("seed", "staging.db", "--to", "b.db", "--only", "persons", status: 10)
            #expect(absent.error == "'staging.db': there is no dataset 'persons'; known are people\n")
            #expect(!workspace.names.contains { $0.hasPrefix("b.db") })
        }

        @Test(arguments: [
            ("app.db", Int32(2)), ("staging.db", 2), ("no/app.db", 7), ("/proc/app.db", 7), ("link.db", 10),
        ])
        func `a place that cannot be had`(place: String, status: Int32) throws {
            try workspace.write("mine", to: "app.db")
            try FileManager.default.createSymbolicLink(
                atPath: workspace.path("link.db"), withDestinationPath: workspace.path("other.db"))
            let before = try workspace.sqlite("SELECT count(*) FROM people")
            try workspace.run("seed", "staging.db", "--to", place, status: status)
            #expect(try String(contentsOfFile: workspace.path("app.db"), encoding: .utf8) == "mine")
            #expect(try workspace.sqlite("SELECT count(*) FROM people") == before)
            #expect(!workspace.names.contains { $0.hasSuffix(".partial") || $0 == "other.db" })
        }

        @Test func `--strict makes nothing where rows refer to what is not there`() throws {
            try declare("reference", "id", "people.email")
            try workspace.run("seed", "staging.db", "--to", "app.db")
            let strict = try workspace.run("seed", "staging.db", "--to", "b.db", "--strict", status: 9)
            #expect(strict.output.isEmpty)
            #expect(
                strict.error == """
                    people: column 'id': 2,000 rows refer to no 'people.email'
                    --strict: 2,000 rows refer to what is not there; nothing was written

                    """)
            #expect(!workspace.names.contains { $0 == "b.db" || $0.hasSuffix(".partial") })
        }

        @Test func `a unique column whose values repeat is an error`() throws {
            try declare("unique", "born", "")
            let failed = try workspace.run("seed", "staging.db", "--to", "app.db", status: 9)
            #expect(failed.error.hasPrefix("dataset 'people': column 'born': it is declared unique, and 1"))
            #expect(failed.output.isEmpty)
            #expect(!workspace.names.contains { $0 == "app.db" || $0.hasSuffix(".partial") })
        }

        @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
        func `a signal ends it and leaves no partial file`(signal: Int32, status: Int32) throws {
            try People.fill(workspace, count: 300_000)
            try workspace.run("run", "people.yaml", "--into", "staging.db")
            let seeding = try workspace.bauta.start(["seed", "staging.db", "--to", "app.db"])
            usleep(100_000)
            seeding.send(signal)
            let ended = seeding.wait(timeout: 30)
            #expect(ended.outcome == .exited(status), "\(ended.words)")
            #expect(!workspace.names.contains { $0 == "app.db" || $0.hasSuffix(".partial") })
        }

        @Test func `kill -9 leaves no seed, and the next one makes good`() throws {
            try People.fill(workspace, count: 150_000)
            try workspace.run("run", "people.yaml", "--into", "staging.db")
            var killed = 0
            for moment in 1...12 {
                let seeding = try workspace.bauta.start(["seed", "staging.db", "--to", "app.db"])
                usleep(UInt32(moment * 15_000))
                seeding.send(SIGKILL)
                let ended = seeding.wait(timeout: 60)
                if ended.outcome == .killed(SIGKILL), !workspace.names.contains("app.db") { killed += 1 }
                if workspace.names.contains("app.db") {
                    #expect(try workspace.sqlite("SELECT count(*) FROM people", in: "app.db") == "150000")
                    try FileManager.default.removeItem(atPath: workspace.path("app.db"))
                }
            }
            #expect(killed > 0, "no seed was killed before its end")
            try workspace.run("seed", "staging.db", "--to", "app.db")
            #expect(!workspace.names.contains { $0.hasSuffix(".partial") })
            #expect(try workspace.sqlite("SELECT count(*) FROM people", in: "app.db") == "150000")
        }

        /// Adds to what the store's only dataset declares of its columns.
        private func declare(_ kind: String, _ name: String, _ definition: String) throws {
            let shell = try #require(Program.named("sqlite3"))
            let row = "SELECT 1, 1000, '\(kind)', '\(name)', '\(definition)'"
            let added = try shell.run(["-batch", workspace.path("staging.db"), "INSERT INTO bauta_schema \(row)"])
            #expect(added.status == 0, "\(added.words)")
        }
    }
}
