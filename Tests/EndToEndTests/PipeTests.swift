import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Bauta between other programs: sources that are pipes, answers that are piped on.
    @Suite struct PipeTests {
        @Test func `a pipe with a name is a source like a file`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 30_000)
            try workspace.run("run", "people.yaml", "--into", "staging.db")
            let expected = try PlainBytes.list(in: workspace)
            let piped = try shell("\"$0\" run people.yaml people=<(cat people.csv) --into piped.db", in: workspace)
            #expect(piped.status == 0, "\(piped.words)")
            #expect(try PlainBytes.list(of: "piped.db", in: workspace) == expected)
        }

        @Test func `sources that are given as a glob are read in sorted order`() throws {
            let workspace = try Workspace()
            try workspace.write(People.rules(), to: "people.yaml")
            for part in ["b", "a", "c"] {
                try workspace.write("id,email,name,born,country\n1,x,x,1900,\(part)\n", to: "part-\(part).csv")
            }
            try workspace.run("run", "people.yaml", "people=part-*.csv", "--into", "staging.db")
            #expect(try workspace.sqlite("SELECT group_concat(country, '') FROM people") == "abc")
            #expect(!(try workspace.sqlite("SELECT name FROM bauta_source").contains("part-")), "no expanded path")

            try workspace.write("id,email,born,name,country\n1,x,1900,x,z\n", to: "part-d.csv")
            let run = try workspace.run("run", "people.yaml", "people=part-*.csv", "--into", "staging.db", status: 4)
            #expect(run.error.contains("part-d.csv: its header differs from that of part-a.csv"), "\(run.words)")
        }

        @Test func `a reader that leaves early is no error`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 100_000)
            try workspace.run("run", "people.yaml", "--into", "staging.db")
            let said = try shell(
                "set -o pipefail; \"$0\" query staging.db 'SELECT email FROM people' --csv | head -n 1", in: workspace)
            #expect(said.output == "email\n" || said.output == "email\r\n", "\(said.words)")
            #expect(said.error.isEmpty)
        }

        @Test func `answers come as a table, as CSV and as JSON`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 3)
            try workspace.run("run", "people.yaml", "--into", "staging.db")
            let sql = "SELECT born, country FROM people ORDER BY 1 LIMIT 2"
            #expect(
                try workspace.run("query", "staging.db", sql, "--json").output
                    == "{\"born\":\"1910\",\"country\":\"DE\"}\n{\"born\":\"1911\",\"country\":\"FR\"}\n")
            #expect(
                try workspace.run("query", "staging.db", sql, "--csv").output.replacing("\r\n", with: "\n")
                    == "born,country\n1910,DE\n1911,FR\n")
            #expect(try workspace.run("query", "staging.db", sql).output.contains("1910"))
            for refused in [
                "DELETE FROM bauta_run", "SELECT 1; SELECT 2", "ATTACH 'x.db' AS x", "PRAGMA user_version = 2",
            ] {
                let answer = try workspace.bauta.run(["query", "staging.db", refused])
                #expect(answer.outcome == .exited(2), "\(refused)\n\(answer.words)")
            }
            #expect(!workspace.names.contains("x.db"))
        }
    }
}
