import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Readers keep what they have opened.
    @Suite struct ReaderTests {
        @Test func `an open SELECT is not disturbed by a publication`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 20_000)
            try workspace.run("run", "people.yaml", "--into", "staging.db")
            let old = try workspace.sqlite("SELECT group_concat(email) FROM (SELECT email FROM people LIMIT 3)")

            var python = try #require(Program.python)
            python.folder = workspace.folder
            let reader = try python.start(["-c", Self.stepping, workspace.path("staging.db")])
            try wait(for: "ready", in: workspace)
            try People.csv(10_000, seed: 1).write(to: URL(filePath: workspace.path("people.csv")))
            for _ in 0..<3 { try workspace.run("run", "people.yaml", "--into", "staging.db", "--keep-runs", "1") }
            try workspace.write("", to: "go")

            let said = reader.wait(timeout: 30)
            #expect(said.output == "\(old) 20000\n", "\(said.words)")
            #expect(try workspace.sqlite("SELECT count(*) FROM people") == "10000", "who reconnects sees the new run")
        }

        @Test func `earlier runs stay within --keep-runs, and other datasets stay`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 500)
            try workspace.run("run", "people.yaml", "--into", "staging.db")
            try workspace.write(
                People.rules().replacing("  people:\n", with: "  others:\n"), to: "others.yaml")
            try workspace.run("run", "others.yaml", "--into", "staging.db")
            for _ in 0..<3 { try workspace.run("run", "people.yaml", "--into", "staging.db") }
            #expect(
                try workspace.sqlite("SELECT name, count(*) FROM bauta_dataset GROUP BY 1 ORDER BY 1")
                    == "others|1\npeople|2")
            #expect(try workspace.sqlite("SELECT count(*) FROM others") == "500")
            try workspace.run("verify", "staging.db")
        }

        @Test func `owner and mode are those of the file before`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 10)
            try workspace.run("run", "people.yaml", "--into", "staging.db")
            #expect(try mode(of: "staging.db", in: workspace) == 0o600)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o640], ofItemAtPath: workspace.path("staging.db"))
            try workspace.run("run", "people.yaml", "--into", "staging.db")
            #expect(try mode(of: "staging.db", in: workspace) == 0o640)
            try workspace.run("run", "people.yaml", "--into", "staging.db", "--mode", "0644")
            #expect(try mode(of: "staging.db", in: workspace) == 0o644)
        }

        /// Steps into a query, says so, and goes on when it is told to.
        private static let stepping = """
            import os, sqlite3, sys, time, zlib
            store = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
            plain = lambda data, size: data if len(data) == size else zlib.decompress(data)
            store.create_function("sqlar_uncompress", 2, plain)
            cursor = store.execute("SELECT email FROM people")
            first = [cursor.fetchone()[0] for _ in range(3)]
            open("ready", "w").close()
            while not os.path.exists("go"):
                time.sleep(0.01)
            print(",".join(first), 3 + sum(1 for _ in cursor))
            """

        private func wait(for name: String, in workspace: Workspace) throws {
            for _ in 0..<1000 where !workspace.names.contains(name) { usleep(10_000) }
            try #require(workspace.names.contains(name))
        }

        private func mode(of name: String, in workspace: Workspace) throws -> Int {
            let attributes = try FileManager.default.attributesOfItem(atPath: workspace.path(name))
            return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
        }
    }
}
