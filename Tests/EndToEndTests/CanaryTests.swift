import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// A canary in every masked value of tables and JSON, and a search for it in everything that a run leaves behind.
    @Suite struct CanaryTests {
        @Test func `no canary leaves a run, however it ends`() throws {
            let aviary = try Aviary()
            var failing = 0
            for item in aviary.cases {
                let run = try aviary.run(item.arguments + ["--verbose"], key: item.environment["BAUTA_KEY"])
                #expect(run.outcome == .exited(item.status), "\(item.name)\n\(run.words)")
                failing += item.status == 0 ? 0 : 1
            }
            #expect(failing >= 20, "twenty failing runs")
            #expect(!aviary.outputs.contains { $0.contains("partial") }, "\(aviary.outputs)")
            try aviary.expectNoCanary()
        }

        @Test func `no canary is in what is said of a store or a source`() throws {
            let aviary = try Aviary()
            let success = try #require(aviary.cases.first { $0.name == "success" })
            #expect(try aviary.run(success.arguments + ["--json", "--summary", "out/summary"]).status == 0)
            let store = "out/success.db"
            for arguments in [
                ["audit", store], ["audit", store, "--json"], ["audit", store, "--csv"],
                ["audit", store, "--manifest"],
                ["verify", store], ["verify", store, "--json"], ["query", store, "SELECT * FROM people"],
                ["query", store, "SELECT * FROM bauta_field", "--json"],
            ] {
                #expect(try aviary.run(arguments).status == 0)
            }
            for item in aviary.cases where item.arguments.first == "run" {
                _ = try aviary.run(["check", item.arguments[1], item.arguments[2], "--scan", "--json"])
                _ = try aviary.run(["check", item.arguments[1], item.arguments[2], "--scan"])
            }
            try aviary.expectNoCanary()
        }

        @Test func `no canary is in what is read out of a JSON dataset or through a pipe`() throws {
            let aviary = try Aviary()
            let logs = aviary.cases.filter { $0.name.hasPrefix("log-") }
            #expect(logs.count > 25, "successful and failing runs")
            for item in logs {
                let bytes = try Data(contentsOf: URL(filePath: try #require(item.source)))
                let filter = ["filter", item.arguments[1], "--dataset", "log"]
                let run = try aviary.run(filter, key: item.environment["BAUTA_KEY"], input: .bytes(Array(bytes)))
                #expect(item.name != "log-success" || run.status == 0, "\(run.words)")
                _ = try aviary.run(["preview", item.arguments[1], item.arguments[2]])
                _ = try aviary.run(["preview", item.arguments[1], item.arguments[2], "--json"])
            }
            let success = try #require(logs.first { $0.name == "log-success" })
            let store = "out/log-success.db"
            #expect(try aviary.run(success.arguments).status == 0)
            for arguments in [
                ["export", store, "log"], ["export", store, "log", "--format", "csv"], ["audit", store, "--json"],
                ["query", store, "SELECT * FROM log", "--json"], ["seed", store, "--to", "out/seeded.db"],
                ["runs", "list", store],
            ] {
                let run = try aviary.run(arguments)
                #expect(run.status == 0, "\(run.words)")
            }
            try aviary.expectNoCanary()
        }

        @Test func `no canary is in what a killed run leaves`() throws {
            let aviary = try Aviary()
            let success = try #require(aviary.cases.first { $0.name == "success" })
            let started = ContinuousClock.now
            #expect(try aviary.run(success.arguments).status == 0)
            let duration = (ContinuousClock.now - started) / .seconds(1)
            for moment in 1...12 {
                let run = try aviary.start(success.arguments + ["--jobs", "2", "--verbose"])
                usleep(UInt32(duration * 1e6 * Double(moment) / 13))
                run.send(SIGKILL)
                aviary.keep(run.wait(timeout: 10))
                try aviary.setPartialAside(moment)
            }
            try aviary.expectNoCanary()
        }

        /// The program that `BAUTA_TRAP_PROGRAM` names is built with the compilation condition `BAUTA_TRAP`.
        private static let trapping = ProcessInfo.processInfo.environment["BAUTA_TRAP_PROGRAM"]

        @Test(.enabled(if: trapping != nil, "set BAUTA_TRAP_PROGRAM to a program built with -Xswiftc -DBAUTA_TRAP"))
        func `no canary is in what a trap says`() throws {
            let aviary = try Aviary(program: Program(path: try #require(Self.trapping)))
            let success = try #require(aviary.cases.first { $0.name == "success" })
            let run = try aviary.run(success.arguments + ["--trap", "--verbose"])
            #expect([.killed(SIGILL), .killed(SIGTRAP)].contains(run.outcome), "\(run.words)")
            #expect(!run.error.contains("Backtrace") && !run.error.contains("Registers"), "\(run.words)")
            try aviary.setPartialAside(0)
            try aviary.expectNoCanary()
        }
    }
}

/// A folder of canaries: sources, rules, cases, and all that the runs have said.
private final class Aviary {
    /// A run and how it must end.
    struct Case: Decodable {
        let name: String
        let arguments: [String]
        let environment: [String: String]
        let status: Int32

        /// The file that the run reads.
        var source: String? { arguments[2].split(separator: "=", maxSplits: 1).last.map(String.init) }
    }

    let workspace: Workspace
    let cases: [Case]
    private var said = 0

    /// Writes sources with a canary in every masked value; `program` is run instead of the built one.
    init(program: Program? = nil) throws {
        workspace = try Workspace(program: program)
        try workspace.python([Package.python + "/canary.py", "prepare", workspace.folder])
        let json = try Data(contentsOf: URL(filePath: workspace.path("cases.json")))
        cases = try JSONDecoder().decode([Case].self, from: json)
        try FileManager.default.createDirectory(
            atPath: workspace.path("said"), withIntermediateDirectories: true)
        workspace.set("BAUTA_KEY", to: try goodKey())
    }

    /// Runs the program with `key`, which may be absent, and keeps what it said.
    func run(_ arguments: [String], key: String?, input: Program.Input = .nothing) throws -> Transcript {
        workspace.set("BAUTA_KEY", to: key)
        defer { workspace.set("BAUTA_KEY", to: try? goodKey()) }
        return try run(arguments, input: input)
    }

    /// Runs the program with its good key and keeps what it said.
    func run(_ arguments: [String], input: Program.Input = .nothing) throws -> Transcript {
        let transcript = try workspace.bauta.run(arguments, input: input)
        keep(transcript)
        return transcript
    }

    func start(_ arguments: [String]) throws -> RunningProgram { try workspace.bauta.start(arguments) }

    /// Writes what a run said to where the search will look.
    func keep(_ transcript: Transcript) {
        said += 1
        try? workspace.write(transcript.output + "\n" + transcript.error, to: "said/\(said)")
    }

    /// The names of the files that runs have written.
    var outputs: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: workspace.path("out")))?.sorted() ?? []
    }

    /// Renames a partial, so that the next run does not remove it before it is searched.
    func setPartialAside(_ number: Int) throws {
        for name in outputs where name.hasSuffix(".db.partial") {
            try FileManager.default.moveItem(
                atPath: workspace.path("out/\(name)"), toPath: workspace.path("out/\(number)-\(name)"))
        }
    }

    /// Searches everything but the sources and the rules.
    func expectNoCanary() throws {
        let found = try workspace.python([
            Package.python + "/canary.py", "search", "--canaries", workspace.path("canaries.txt"), "--key-file",
            workspace.path("key.txt"), workspace.path("out"), workspace.path("said"), workspace.path("tmp"),
        ])
        #expect(found.hasSuffix(" 0 hits"), "\(found)")
    }

    private func goodKey() throws -> String { try String(contentsOfFile: workspace.path("key.txt"), encoding: .utf8) }
}
