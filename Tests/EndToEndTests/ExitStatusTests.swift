import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Every outcome has its status and its words, and a run that fails leaves nothing.
    @Suite struct ExitStatusTests {
        /// A run that fails, by what is unusual about it.
        struct Failure: Sendable, CustomTestStringConvertible {
            let status: Int32
            let words: String
            var rules = People.rules()
            var csv = "id,email,name,born,country\n1,a@example.com,Ada,1815-12-10,UK\n"
            var options: [String] = []
            var testDescription: String { "\(status): \(words.prefix(60))" }
        }

        private static let failures = [
            Failure(
                status: 2, words: "'poeple' is no dataset of the rule set; did you mean 'people'?",
                options: ["poeple=people.csv"]),
            Failure(
                status: 3,
                words: "people.yaml:11:16: unknown key 'keyed-hsh' in a column's rule; did you mean 'keyed-hash'?",
                rules: People.rules().replacing("keyed-hash", with: "keyed-hsh")),
            Failure(
                status: 4,
                words: "people.yaml:13:7: people.born: a rule names 'born', which the source lacks; correct the name, "
                    + "or remove it",
                csv: "id,email,name,country\n1,a@example.com,Ada,UK\n"),
            Failure(
                status: 4,
                words: "people.yaml:5:3: people: column 'vip' has no rule; give it a rule, or list it under `keep` "
                    + "or `drop`",
                csv: "id,email,name,born,country,vip\n1,a@example.com,Ada,1815,UK,x\n"),
            Failure(
                status: 5, words: "people.csv:2 (byte 27): record has 2 fields; the header has 5",
                csv: "id,email,name,born,country\n1,a@example.com\n"),
            Failure(
                status: 5, words: "people.csv:2 (byte 29): a quote opens here and never closes; close it or double it",
                csv: "id,email,name,born,country\n1,\"a@example.com\n"),
            Failure(
                status: 6, words: "key file:absent.key: there is no such file; `bauta keys generate` writes a key",
                options: ["--key", "file:absent.key"]),
            Failure(
                status: 6, words: "key env:BAUTA_NONE: the variable is not set; export it for this run",
                options: ["--key", "env:BAUTA_NONE"]),
            Failure(status: 7, words: "absent.csv: no such file", options: ["people=absent.csv"]),
            Failure(
                status: 9, words: "people: 1 records; `expect` wants at least 2; nothing was published",
                rules: People.rules(extra: "    expect: { min-records: 2 }")),
            Failure(
                status: 13,
                words: "people.csv:2 (byte 27): record is larger than 16 bytes; end its line, "
                    + "close the quote that opens in it, or allow more with --max-record",
                options: ["--max-record", "16"]),
        ]

        @Test(arguments: failures)
        func `a run that fails says why and leaves nothing`(failure: Failure) throws {
            let workspace = try Workspace()
            try workspace.write(failure.rules, to: "people.yaml")
            try workspace.write(failure.csv, to: "people.csv")
            let run = try workspace.bauta.run(["run", "people.yaml", "--into", "staging.db"] + failure.options)
            #expect(run.outcome == .exited(failure.status), "\(run.words)")
            #expect(run.error.contains(failure.words), "\(run.words)")
            #expect(run.output.isEmpty)
            #expect(!workspace.names.contains { $0.hasSuffix(".db") || $0.contains("partial") }, "\(workspace.names)")
            #expect(!run.error.contains("example.com") && !run.error.contains("Ada"), "no value in a message")
        }

        @Test func `a command line that is wrong ends with 2`() throws {
            let workspace = try Workspace()
            for arguments in [
                ["run"], ["nonsense"], ["run", "x.yaml", "--into", "s.db", "--jobs", "0"], ["query", "s"],
            ] {
                let run = try workspace.bauta.run(arguments)
                #expect(run.outcome == .exited(2), "\(arguments)\n\(run.words)")
                #expect(run.error.contains("Usage:") && run.output.isEmpty)
            }
        }

        @Test func `damage ends verify with 8`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 100)
            try workspace.run("run", "people.yaml", "--into", "staging.db")
            let change = "UPDATE bauta_field SET masked = masked - 1 WHERE ordinal = 1"
            try workspace.python([
                "-c", "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()",
                workspace.path("staging.db"), change,
            ])
            let verify = try workspace.run("verify", "staging.db", status: 8)
            #expect((verify.output + verify.error).contains("people"))
        }

        @Test func `a receipt that is another ends verify with 8`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 100)
            let run = try workspace.run("run", "people.yaml", "--into", "staging.db")
            let receipt = try #require(run.output.lines.last { $0.hasPrefix("receipt ") }).dropFirst(8)
            let manifest = try workspace.run("audit", "staging.db", "--manifest").output
            try workspace.write(manifest, to: "manifest")
            let digest = "import hashlib; print(hashlib.sha256(open('manifest', 'rb').read()).hexdigest())"
            #expect(try workspace.python(["-c", digest]) == receipt)
            try workspace.run("verify", "staging.db", "--receipt", String(receipt))
            try workspace.run("verify", "staging.db", "--receipt", String(repeating: "0", count: 64), status: 8)
        }

        @Test func `what is no store ends with 10`() throws {
            let workspace = try Workspace()
            try workspace.write("not a database, and longer than a header of one hundred bytes", to: "text.db")
            for command in ["verify", "audit"] {
                let absent = try workspace.run(command, "absent.db", status: 10)
                #expect(
                    absent.error
                        == "'absent.db': there is no such store; name a file that 'bauta run' wrote\n")
                let other = try workspace.run(command, "text.db", status: 10)
                #expect(
                    other.error
                        == "'text.db': is not a staging store; name a new file, or one that 'bauta run' wrote\n")
            }
            try workspace.run("query", "absent.db", "SELECT 1", status: 10)
            #expect(workspace.names == ["text.db"])
        }

        @Test func `a target that is not ours is refused`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 3)
            try workspace.run("run", "people.yaml", "--into", "staging.db")
            let store = workspace.path("staging.db")
            try FileManager.default.linkItem(atPath: store, toPath: workspace.path("twin.db"))
            try FileManager.default.createSymbolicLink(
                atPath: workspace.path("link.db"), withDestinationPath: store)
            for (target, words) in [("twin.db", "has a second hard link"), ("link.db", "is a symbolic link")] {
                let run = try workspace.run("run", "people.yaml", "--into", target, status: 10)
                #expect(run.error.contains("'\(target)': \(words)"), "\(run.words)")
            }
            try FileManager.default.removeItem(atPath: workspace.path("twin.db"))
            let tenant = try workspace.run("run", "people.yaml", "--into", "staging.db", "--tenant", "b", status: 10)
            #expect(tenant.error.contains("belongs to tenant"))
            #expect(!workspace.names.contains { $0.contains("partial") })
        }

        @Test func `a second run ends with 11`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 3)
            let first = try workspace.bauta.start(
                ["run", "people.yaml", "people=-", "--into", "staging.db"], input: .silence)
            for _ in 0..<500 where !workspace.names.contains("staging.db.lock") { usleep(10_000) }
            let second = try workspace.run("run", "people.yaml", "--into", "staging.db", status: 11)
            #expect(
                second.error.hasSuffix(
                    "'staging.db': another run is writing this store; wait for it to end\n"), "\(second.words)")
            first.send(SIGTERM)
            #expect(first.wait(timeout: 5).outcome == .exited(143))
        }

        @Test func `rejects end with 15 and are listed without a value`() throws {
            let workspace = try Workspace()
            try workspace.write(People.rules(), to: "people.yaml")
            try workspace.write(
                "id,email,name,born,country\n1,a@example.com,Ada,1815,UK\nx,y\n2,b@example.com,Bo,1900,DE\n",
                to: "people.csv")
            try workspace.run(
                "run", "people.yaml", "--into", "staging.db", "--max-rejects", "1", "--dry-run", status: 15)
            #expect(!workspace.names.contains("staging.db"))
            try workspace.run("run", "people.yaml", "--into", "staging.db", "--max-rejects", "0", status: 5)
            try workspace.run("run", "people.yaml", "--into", "staging.db", "--max-rejects", "1", status: 15)
            #expect(
                try workspace.sqlite("SELECT line, byte_offset, ordinal, reason FROM bauta_reject")
                    == "3|55|0|record has 2 fields; the header has 5")
            #expect(try workspace.sqlite("SELECT count(*) FROM people") == "2")
            try workspace.run("verify", "staging.db")
        }

        @Test func `a halved export is not published`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 100, extra: "    expect: { max-change: 50% }")
            try workspace.run("run", "people.yaml", "--into", "staging.db")
            try People.csv(49).write(to: URL(filePath: workspace.path("people.csv")))
            let run = try workspace.run("run", "people.yaml", "--into", "staging.db", status: 9)
            #expect(
                run.error.hasSuffix(
                    "people: 49 records after 100 in the last run; `expect` allows a change of 50 %; "
                        + "nothing was published\n"), "\(run.words)")
            #expect(try workspace.sqlite("SELECT count(*) FROM people") == "100")
        }
    }
}
