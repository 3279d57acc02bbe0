import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// A run that is told to stop stops within two seconds and leaves nothing.
    @Suite struct SignalTests {
        private static let signals = [(SIGTERM, Int32(143)), (SIGINT, Int32(130))]

        @Test(arguments: signals)
        func `ends in the middle of a source`(signal: Int32, status: Int32) throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 600_000)
            let run = try workspace.bauta.start(["run", "people.yaml", "--into", "staging.db", "--jobs", "1"])
            usleep(250_000)
            try expectStopped(run, by: signal, with: status, in: workspace)
        }

        @Test(arguments: signals)
        func `ends while it waits for standard input`(signal: Int32, status: Int32) throws {
            let workspace = try Workspace()
            try workspace.write(People.rules(), to: "people.yaml")
            let run = try workspace.bauta.start(
                ["run", "people.yaml", "people=-", "--into", "staging.db"], input: .silence)
            usleep(250_000)
            try expectStopped(run, by: signal, with: status, in: workspace)
        }

        @Test(arguments: signals)
        func `ends a filter that waits for standard input`(signal: Int32, status: Int32) throws {
            let workspace = try Workspace()
            try workspace.write(People.rules(), to: "people.yaml")
            let run = try workspace.bauta.start(["filter", "people.yaml", "--dataset", "people"], input: .silence)
            usleep(250_000)
            try expectStopped(run, by: signal, with: status, in: workspace)
        }

        @Test(arguments: signals)
        func `ends while it waits for a pipe that nobody writes`(signal: Int32, status: Int32) throws {
            let workspace = try Workspace()
            try workspace.write(People.rules(), to: "people.yaml")
            let made = unsafe mkfifo(workspace.path("people.csv"), 0o600)
            #expect(made == 0)
            let run = try workspace.bauta.start(["run", "people.yaml", "--into", "staging.db"])
            usleep(250_000)
            try expectStopped(run, by: signal, with: status, in: workspace)
        }

        @Test func `an earlier store survives a stopped run`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 300_000)
            try workspace.run("run", "people.yaml", "--into", "staging.db")
            let before = try PlainBytes.list(in: workspace)
            let run = try workspace.bauta.start(["run", "people.yaml", "--into", "staging.db", "--jobs", "1"])
            usleep(150_000)
            run.send(SIGTERM)
            #expect(run.wait(timeout: 2).outcome == .exited(143))
            #expect(try PlainBytes.list(in: workspace) == before)
            #expect(!workspace.names.contains { $0.contains("partial") })
        }

        private func expectStopped(
            _ run: RunningProgram, by signal: Int32, with status: Int32, in workspace: Workspace
        ) throws {
            #expect(run.isRunning, "the run has ended before the signal: \(run.wait(timeout: 5).words)")
            let started = ContinuousClock.now
            run.send(signal)
            let transcript = run.wait(timeout: 10)
            #expect(transcript.outcome == .exited(status), "\(transcript.words)")
            #expect(ContinuousClock.now - started < .seconds(2))
            #expect(!workspace.names.contains { $0.hasSuffix(".db") || $0.contains("partial") }, "\(workspace.names)")
        }
    }
}
