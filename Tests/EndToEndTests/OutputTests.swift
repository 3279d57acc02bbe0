import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// What the program says may be lost; what it does, and how it ends, may not.
    @Suite struct OutputTests {
        @Test(arguments: ["staging.db", "people.csv", "people.yaml", "./staging.db.lock"])
        func `a summary never overwrites a file of the run`(file: String) throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 100)
            let before = try Data(contentsOf: URL(filePath: workspace.path("people.csv")))
            let run = try workspace.run(
                "run", "people.yaml", "--into", "staging.db", "--summary", file, status: 2)
            #expect(run.error.contains("--summary: \(file) is a file of the run; name another"))
            #expect(try Data(contentsOf: URL(filePath: workspace.path("people.csv"))) == before)
            #expect(!workspace.names.contains("staging.db"))
        }

        @Test func `a summary that cannot be written ends the run before it publishes`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 100)
            try workspace.run(
                "run", "people.yaml", "--into", "staging.db", "--summary", "/nowhere/s.json", status: 7)
            #expect(!workspace.names.contains("staging.db"))
        }

        @Test(arguments: [
            ("run people.yaml --into staging.db 2>/dev/full", Int32(0)),
            ("run people.yaml --into staging.db --json >/dev/full", 7),
            ("keys generate >/dev/full", 7),
            ("keys generate | true", 0),
            ("keys generate >&-", 7),
            ("filter people.yaml --dataset people <&-", 7),
            ("check broken.yaml | true", 3),
            ("check people.yaml people=broken.yaml >/dev/full", 7),
        ])
        func `output that cannot be written`(command: String, status: Int32) throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 100)
            try workspace.write(
                "bauta: 1\nname: broken\ndatasets: { people: { columns: { id: no-mask } } }\n", to: "broken.yaml")
            var shell = try #require(Program.named("bash"))
            shell.folder = workspace.folder
            shell.environment = workspace.bauta.environment
            shell.environment["BAUTA"] = workspace.bauta.path
            let transcript = try shell.run(["-c", "set -o pipefail; \"$BAUTA\" \(command)"])
            #expect(transcript.outcome == .exited(status), "\(transcript.words)")
        }

        @Test func `a signal ends a run that waits for its key`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 100)
            var shell = try #require(Program.named("bash"))
            shell.folder = workspace.folder
            shell.environment = workspace.bauta.environment
            shell.environment["BAUTA"] = workspace.bauta.path
            let script = """
                "$BAUTA" run people.yaml --into staging.db --key 'command:sleep 4' & run=$!
                sleep 0.4; sent=$(date +%s%3N); kill -TERM $run; wait $run; echo $? $(($(date +%s%3N) - sent))
                """
            let answer = try shell.run(["-c", script]).output.split(whereSeparator: \.isWhitespace).map(String.init)
            #expect(answer.first == "143")
            #expect(answer.last.flatMap(Int.init).map { $0 < 2000 } == true)
            #expect(!workspace.names.contains { $0.hasPrefix("staging.db") })
        }

        @Test func `a dataset may not be named as what the views read with`() throws {
            let workspace = try Workspace()
            try workspace.write(
                "bauta: 1\nname: t\nkey: env:BAUTA_KEY\nunlisted: keep\ndatasets: { JSON_each: { source: t.csv } }\n",
                to: "t.yaml")
            try workspace.write("a\n1\n", to: "t.csv")
            try workspace.run("run", "t.yaml", "--into", "staging.db", status: 3)
            #expect(!workspace.names.contains("staging.db"))
        }
    }
}
