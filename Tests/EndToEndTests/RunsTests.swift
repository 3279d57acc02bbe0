import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The runs of a store: listed, compared, pruned.
    @Suite struct RunsTests {
        let workspace: Workspace

        init() throws {
            workspace = try Workspace()
            try People.fill(workspace, count: 2000)
        }

        /// Publishes `runs` runs, all of which the store keeps, and gives the last receipt.
        @discardableResult
        private func publish(_ runs: Int) throws -> String {
            var said = ""
            for _ in 0..<runs {
                said = try workspace.run("run", "people.yaml", "--into", "staging.db", "--keep-runs", "9").output
            }
            return receipt(in: said)
        }

        private func receipt(in output: String) -> String {
            output.split(separator: "\n").last?.split(separator: " ").last.map(String.init) ?? ""
        }

        @Test func `lists the runs, the newest first`() throws {
            try publish(2)
            let lines = try workspace.run("runs", "list", "staging.db").output.split(separator: "\n")
            #expect(lines.count == 4)
            #expect(lines[2].hasPrefix("  2  ") && lines[2].hasSuffix("people 2000"))
            #expect(lines[3].hasPrefix("  1  ") && lines[3].hasSuffix("people 2000"))
            let json = try workspace.run("runs", "list", "staging.db", "--json").output
            let script = "import json, sys; print([run['run'] for run in json.loads(sys.argv[1])['runs']])"
            #expect(try workspace.python(["-c", script, json]) == "[2, 1]")
        }

        @Test func `compares methods and counts, and shows no value`() throws {
            try publish(1)
            let rules = People.rules().replacing("name: redact", with: "name: nullify")
            try workspace.write(rules, to: "people.yaml")
            try People.csv(2500).write(to: URL(filePath: workspace.path("people.csv")))
            try publish(1)
            let output = try workspace.run("runs", "compare", "staging.db").output
            #expect(output.hasPrefix("run 1 to run 2: rules changed, key the same, versions the same\n"))
            let rows = output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
            #expect(rows.contains("people name method redact nullify"), "\(output)")
            #expect(rows.contains("people records 2000 2500"), "\(output)")
            #expect(!rows.contains { $0.hasPrefix("people email masked") }, "\(output)")
            let json = try workspace.run("runs", "compare", "staging.db", "1", "2", "--json").output
            #expect(json.contains(#""rules_changed":true,"key_changed":false,"#))
            #expect(!(output + json).contains("example.com"))
        }

        @Test func `ends with the statuses of its help`() throws {
            try publish(1)
            #expect(try workspace.run("runs", "compare", "staging.db", status: 10).error.contains("no two runs"))
            #expect(try workspace.run("runs", "compare", "staging.db", "1", "7", status: 10).error.contains("no run 7"))
            try workspace.run("runs", "compare", "staging.db", "1", status: 2)
            try workspace.run("runs", "prune", "staging.db", status: 2)
            try workspace.run("runs", "prune", "staging.db", "--keep", "0", status: 2)
            for command in [["list"], ["compare"], ["prune", "--keep", "1"]] {
                let ended = try workspace.bauta.run(["runs", command[0], "no.db"] + command.dropFirst())
                #expect(ended.outcome == .exited(10), "\(ended.words)")
            }
            #expect(!workspace.names.contains { $0.hasPrefix("no.db") })
        }

        @Test func `prunes to what verifies, with the receipt that it prints`() throws {
            let old = try publish(3)
            let plain = try PlainBytes.list(in: workspace)
            let before = try Data(contentsOf: URL(filePath: workspace.path("staging.db")))
            let dry = try workspace.run("runs", "prune", "staging.db", "--keep", "1", "--dry-run").output
            #expect(dry.hasSuffix("dry run: nothing was written\n"))
            #expect(try Data(contentsOf: URL(filePath: workspace.path("staging.db"))) == before)
            let output = try workspace.run("runs", "prune", "staging.db", "--keep", "1").output
            try workspace.run("verify", "staging.db", "--receipt", receipt(in: output))
            try workspace.run("verify", "staging.db", "--receipt", old, status: 14)
            #expect(try PlainBytes.list(in: workspace) == plain)
            let manifest = try workspace.run("audit", "staging.db", "--manifest").output
            try workspace.write(manifest, to: "manifest")
            let script = "import hashlib; print(hashlib.sha256(open('manifest', 'rb').read()).hexdigest())"
            #expect(try workspace.python(["-c", script]) == receipt(in: output))
            let left = try Data(contentsOf: URL(filePath: workspace.path("staging.db")))
            let again = try workspace.run("runs", "prune", "staging.db", "--keep", "1").output
            #expect(again == "nothing to prune: no dataset in staging.db has more than one run\n")
            #expect(try Data(contentsOf: URL(filePath: workspace.path("staging.db"))) == left)
            try publish(1)
            try workspace.run("verify", "staging.db")
        }

        @Test func `a killed prune leaves the store as it was`() throws {
            try People.fill(workspace, count: 60_000)
            try publish(3)
            let file = URL(filePath: workspace.path("staging.db"))
            let published = try Data(contentsOf: file)
            var killed = 0
            for moment in 0..<12 {
                let prune = try workspace.bauta.start(["runs", "prune", "staging.db", "--keep", "2"])
                usleep(UInt32(moment * 4000))
                prune.send(SIGKILL)
                if prune.wait(timeout: 30).outcome == .killed(SIGKILL), try Data(contentsOf: file) == published {
                    killed += 1
                } else {
                    try workspace.run("verify", "staging.db")
                    try published.write(to: file)
                }
            }
            #expect(killed > 0, "no prune was killed before it was done: the store is too small")
            try workspace.run("runs", "prune", "staging.db", "--keep", "1")
            try workspace.run("verify", "staging.db")
            #expect(!workspace.names.contains("staging.db.partial"))
        }
    }
}
