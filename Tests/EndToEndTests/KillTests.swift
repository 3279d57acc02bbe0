import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Whatever dies and when: the published file stays, and the next run makes good.
    @Suite struct KillTests {
        private static let moments = 200

        @Test func `kill -9 at 200 moments of a run never touches what is published`() throws {
            let night = try Night()
            let expected = try night.publish()
            let published = try night.file()
            let duration = try night.duration()
            var killed = 0
            for moment in 1...Self.moments {
                let run = try night.start()
                usleep(UInt32(duration * 1e6 * Double(moment) / Double(Self.moments)))
                run.send(SIGKILL)
                let ended = run.wait(timeout: 10)
                try #require(ended.outcome == .killed(SIGKILL) || ended.status == 0, "\(ended.words)")
                killed += ended.outcome == .killed(SIGKILL) ? 1 : 0
                let isUntouched = try night.file() == published
                #expect(isUntouched || ended.status == 0 || night.wasRenamed, "moment \(moment): the file has changed")
                #expect(try night.readAsOther() == "\(Night.count)", "moment \(moment): a reader is locked out")
                if moment % 20 == 0 {
                    #expect(try night.readAsOther("SELECT count(*) FROM people") == "\(Night.count)")
                    try night.workspace.run("verify", "staging.db")
                }
                if !isUntouched { try night.restore() }
            }
            #expect(killed > Self.moments * 3 / 4, "only \(killed) runs were killed: the source is too small")
            try night.converges(to: expected)
        }

        @Test func `the next run removes what a killed one left`() throws {
            let night = try Night()
            let expected = try night.publish()
            let duration = try night.duration()
            var left = 0
            for moment in 1...8 where left == 0 {
                let run = try night.start()
                usleep(UInt32(duration * 1e6 * Double(moment) / 9))
                run.send(SIGKILL)
                _ = run.wait(timeout: 10)
                left += night.workspace.names.contains("staging.db.partial") ? 1 : 0
            }
            #expect(left == 1, "a killed run leaves a partial")
            try night.converges(to: expected)
        }

        @Test func `a first run that is killed leaves no store`() throws {
            let night = try Night()
            let run = try night.start()
            usleep(60_000)
            run.send(SIGKILL)
            _ = run.wait(timeout: 10)
            #expect(!night.workspace.names.contains("staging.db"))
            _ = try night.publish()
            try night.workspace.run("verify", "staging.db")
        }
    }
}

/// A store in place, and runs of the same job over it that may not come to their end.
private final class Night {
    static let count = 150_000
    let workspace: Workspace

    init() throws {
        workspace = try Workspace()
        try People.fill(workspace, count: Self.count)
    }

    /// Publishes the first run, readable by everyone, keeps a copy of it, and gives its plain bytes.
    func publish() throws -> String {
        try workspace.run("run", "people.yaml", "--into", "staging.db", "--mode", "0644")
        try FileManager.default.copyItem(atPath: workspace.path("staging.db"), toPath: workspace.path("copy.db"))
        return try PlainBytes.list(in: workspace)
    }

    /// Puts the first run back after one that came to its end.
    func restore() throws {
        try workspace.run("verify", "staging.db")
        try FileManager.default.removeItem(atPath: workspace.path("staging.db"))
        try FileManager.default.copyItem(atPath: workspace.path("copy.db"), toPath: workspace.path("staging.db"))
    }

    func start() throws -> RunningProgram {
        try workspace.bauta.start(["run", "people.yaml", "--into", "staging.db", "--jobs", "2", "--keep-runs", "1"])
    }

    /// The seconds of a whole run, the shortest of three.
    func duration() throws -> Double {
        let seconds = try (0..<3).map { _ in
            let started = ContinuousClock.now
            let run = try start().wait(timeout: 60)
            try #require(run.status == 0, "\(run.words)")
            return (ContinuousClock.now - started) / .seconds(1)
        }
        try restore()
        return seconds.min() ?? 0
    }

    /// The bytes of the published file.
    func file() throws -> Data { try Data(contentsOf: URL(filePath: workspace.path("staging.db"))) }

    /// Whether the published file is another one than `copy.db` and whole.
    var wasRenamed: Bool {
        (try? workspace.bauta.run(["verify", "staging.db"]).status) == 0
    }

    /// What a user who may only read gets for a count, as another user where the test may become one.
    func readAsOther(_ sql: String = "SELECT sum(records) FROM bauta_block") throws -> String {
        let shell = try #require(Program.named("sqlite3"))
        let question = ["-readonly", "-batch", workspace.path("staging.db"), sql]
        guard getuid() == 0, let other = Program.named("setpriv") else {
            return String(try shell.run(question).output.trimmingSuffix { $0 == "\n" })
        }
        let identity = ["--reuid=65534", "--regid=65534", "--clear-groups", shell.path]
        return String(try other.run(identity + question).output.trimmingSuffix { $0 == "\n" })
    }

    /// One more run removes the partial and gives the same plain bytes.
    func converges(to expected: String) throws {
        try workspace.run("run", "people.yaml", "--into", "staging.db", "--keep-runs", "1")
        #expect(!workspace.names.contains { $0.contains("partial") })
        #expect(try PlainBytes.list(in: workspace) == expected)
        try workspace.run("verify", "staging.db")
    }
}
