import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Reading out: what was staged comes back as files that other programs, and Bauta itself, read.
    @Suite struct ExportTests {
        private static let odd = """
            id,text,"na""me, too"
            1,plain,
            2,"",""
            3,,"x,y"
            4,"a ""quoted"" one","two
            lines"
            5,Zoë 漢😀,=1+1
            "-12.5","'",-cmd
            ,,

            """

        /// A store of `csv`, all of it kept.
        private func workspace(_ csv: String = odd, format: String = "csv") throws -> Workspace {
            let workspace = try Workspace()
            try workspace.write(csv, to: "t.csv")
            try workspace.write(
                """
                bauta: 1
                name: t
                key: env:BAUTA_KEY
                datasets: { t: { source: t.csv, format: \(format), unlisted: keep, columns: {} } }
                """, to: "t.yaml")
            try workspace.run("run", "t.yaml", "--into", "staging.db")
            return workspace
        }

        private static let all = "SELECT group_concat(quote(id) || quote(text) || quote(\"na\"\"me, too\"), '/') FROM t"

        @Test(arguments: ["csv", "tsv"])
        func `an export is read back as it was`(format: String) throws {
            let workspace = try workspace()
            let before = try workspace.sqlite(Self.all)
            let export = try workspace.run("export", "staging.db", "t", "--format", format).output
            let again = try self.workspace(export, format: format)
            #expect(try again.sqlite(Self.all) == before)
            #expect(try again.run("export", "staging.db", "t").output == export)
        }

        @Test func `Python reads the same values`() throws {
            let workspace = try workspace()
            try workspace.write(try workspace.run("export", "staging.db", "t").output, to: "export.csv")
            let script = """
                import csv, sys
                read = [list(csv.reader(open(name, newline="", encoding="utf-8"))) for name in ("t.csv", "export.csv")]
                sys.exit(0 if read[0] == read[1] else repr(read))
                """
            try workspace.python(["-c", script])
        }

        @Test func `one column keeps null and empty apart`() throws {
            let workspace = try workspace("id\na\n\n\"\"\nb\n")
            let export = try workspace.run("export", "staging.db", "t").output
            #expect(export == "id\na\n\n\"\"\nb\n")
        }

        @Test func `JSON Lines are the rows themselves`() throws {
            let workspace = try workspace()
            try workspace.write(
                try workspace.run("export", "staging.db", "t", "--format", "jsonl").output, to: "t.jsonl")
            let script = """
                import json
                rows = [json.loads(line) for line in open("t.jsonl", encoding="utf-8")]
                assert len(rows) == 7 and rows[1] == ["2", "", ""], rows
                assert rows[6] == [None, None, None], rows
                """
            try workspace.python(["-c", script])
        }

        @Test func `formulas are neutralized`() throws {
            let export = try workspace().run("export", "staging.db", "t", "--spreadsheet-safe").output
            #expect(export.contains("5,Zoë 漢😀,'=1+1\n-12.5,',"))
            #expect(export.contains(",'-cmd\n"))
        }

        @Test func `an older run is exported by its number`() throws {
            let workspace = try workspace("id\nold\n")
            try workspace.write("id\nnew\n", to: "t.csv")
            try workspace.run("run", "t.yaml", "--into", "staging.db")
            #expect(try workspace.run("export", "staging.db", "T").output == "id\nnew\n")
            #expect(try workspace.run("export", "staging.db", "t", "--run", "1").output == "id\nold\n")
            let said = try workspace.run("export", "staging.db", "t", "--run", "7", status: 10)
            #expect(said.error == "'staging.db': there is no run 7 of dataset 't'; its runs are 2, 1\n")
        }

        @Test func `what cannot be exported is said`() throws {
            let workspace = try workspace()
            let unknown = try workspace.run("export", "staging.db", "u", status: 10)
            #expect(unknown.error == "'staging.db': there is no dataset 'u'; did you mean 't'?\n")
            try workspace.run("export", "no.db", "t", status: 10)
            try workspace.run("export", "staging.db", "t", "--format", "xml", status: 2)
            let formulas = try workspace.run(
                "export", "staging.db", "t", "--format", "jsonl", "--spreadsheet-safe", status: 2)
            #expect(formulas.error.contains("--spreadsheet-safe: for csv and tsv"))
            _ = try workspace.sqliteWriting("UPDATE bauta_block SET payload = zeroblob(20)")
            let damaged = try workspace.run("export", "staging.db", "t", status: 8)
            #expect(damaged.error.contains("dataset 't', block 0 is not what was written"))
            #expect(damaged.output.isEmpty)
            let query = try workspace.run("query", "staging.db", "SELECT count(*) FROM t", status: 8)
            #expect(query.error.contains("dataset 't', block 0 is not what was written"))
        }

        @Test(arguments: [
            ("export staging.db people >/dev/full", Int32(7)), ("export staging.db people | head -n 1", 0),
            ("query staging.db 'SELECT * FROM people' --json >/dev/full", 7),
        ])
        func `an output that ends early`(command: String, status: Int32) throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 30_000)
            try workspace.run("run", "people.yaml", "--into", "staging.db")
            var shell = try #require(Program.named("bash"))
            shell.folder = workspace.folder
            shell.environment = workspace.bauta.environment
            let said = try shell.run(["-c", "set -o pipefail; \"$0\" \(command)", workspace.bauta.path])
            #expect(said.outcome == .exited(status), "\(said.words)")
            if status == 0 { #expect(said.output == "id,email,name,born,country\n" && said.error.isEmpty) }
        }
    }
}

extension Workspace {
    /// Changes the store behind the program's back.
    fileprivate func sqliteWriting(_ sql: String) throws -> Transcript {
        try #require(Program.named("sqlite3"), "install sqlite3").run(["-bail", "-batch", path("staging.db"), sql])
    }
}
