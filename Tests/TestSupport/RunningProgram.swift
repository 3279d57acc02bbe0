internal import Foundation

/// A program that a test has started and has not yet waited for.
public struct RunningProgram {
    private let process: Process
    private let folder: URL
    private let input: Pipe?

    /// Starts `process` with its output going to files of its own.
    init(_ process: Process, input: Program.Input) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "transcript-\(UUID().uuidString)")
        self.process = process
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        switch input {
        case .nothing:
            self.input = nil
            process.standardInput = FileHandle.nullDevice
        case .bytes(let bytes):
            self.input = nil
            let file = folder.appending(path: "input")
            try Data(bytes).write(to: file)
            process.standardInput = try FileHandle(forReadingFrom: file)
        case .silence:
            let pipe = Pipe()
            self.input = pipe
            process.standardInput = pipe
        }
        process.standardOutput = try Self.file("output", in: folder)
        process.standardError = try Self.file("error", in: folder)
        try process.run()
    }

    /// Whether the program still runs.
    public var isRunning: Bool { process.isRunning }

    /// Sends `signal` if the program still runs.
    public func send(_ signal: Int32) {
        if process.isRunning { kill(process.processIdentifier, signal) }
    }

    /// Waits for the end, kills the program if it has not come after `timeout` seconds, and gives what it said.
    public func wait(timeout: Double) -> Transcript {
        let started = ContinuousClock.now
        var isLate = false
        while process.isRunning {
            isLate = isLate || ContinuousClock.now - started > .seconds(timeout)
            if isLate { kill(process.processIdentifier, SIGKILL) }
            usleep(1000)
        }
        let outcome: Transcript.Outcome =
            if isLate {
                .late
            } else if process.terminationReason == .uncaughtSignal {
                .killed(process.terminationStatus)
            } else {
                .exited(process.terminationStatus)
            }
        let transcript = Transcript(outcome: outcome, output: read("output"), error: read("error"))
        try? FileManager.default.removeItem(at: folder)
        return transcript
    }

    private static func file(_ name: String, in folder: URL) throws -> FileHandle {
        let url = folder.appending(path: name)
        try Data().write(to: url)
        return try FileHandle(forWritingTo: url)
    }

    private func read(_ name: String) -> String {
        let data = try? Data(contentsOf: folder.appending(path: name))
        return String(decoding: data ?? Data(), as: UTF8.self)
    }
}

/// What a program said, and how it ended.
public struct Transcript: Sendable {
    /// How a program ended.
    public enum Outcome: Sendable, Equatable {
        /// By itself, with this status.
        case exited(Int32)
        /// By this signal.
        case killed(Int32)
        /// Not in time: the test killed it.
        case late
    }

    /// How it ended.
    public let outcome: Outcome
    /// Its standard output.
    public let output: String
    /// Its standard error.
    public let error: String

    /// The exit status, or -1 if it did not exit by itself.
    public var status: Int32 {
        if case .exited(let status) = outcome { status } else { -1 }
    }

    /// Both outputs, for a failure's comment.
    public var words: String { "\(outcome)\n\(error.suffix(4000))\n\(output.suffix(4000))" }
}
