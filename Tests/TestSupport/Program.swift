internal import Foundation

/// A command that tests start, feed and wait for; what it writes goes to files, so no pipe can fill up.
public struct Program: Sendable {
    /// What a program finds on its standard input.
    public enum Input: Sendable {
        /// The end of the input at once.
        case nothing
        /// These bytes, then the end.
        case bytes([UInt8])
        /// A pipe that stays open and silent until the program has ended.
        case silence
    }

    /// The program file.
    public let path: String
    /// Arguments that come before those of each call.
    public var leading: [String]
    /// What the test's own environment is overlaid with; `nil` removes a variable.
    public var environment: [String: String?]
    /// The working folder; the test's own if absent.
    public var folder: String?

    /// The program at `path`, called with `leading` before all other arguments.
    public init(path: String, leading: [String] = [], environment: [String: String?] = [:], folder: String? = nil) {
        self.path = path
        self.leading = leading
        self.environment = environment
        self.folder = folder
    }

    /// Runs the program to its end and gives what it said; after `timeout` seconds it is killed.
    public func run(
        _ arguments: [String], input: Input = .nothing, timeout: Double = 120
    ) throws -> Transcript {
        let running = try start(arguments, input: input)
        return running.wait(timeout: timeout)
    }

    /// Starts the program; the caller waits for it.
    public func start(_ arguments: [String], input: Input = .nothing) throws -> RunningProgram {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = leading + arguments
        process.environment = ProcessInfo.processInfo.environment.overlaid(with: environment)
        if let folder { process.currentDirectoryURL = URL(filePath: folder, directoryHint: .isDirectory) }
        return try RunningProgram(process, input: input)
    }
}

// Where programs are found.
extension Program {
    /// The package's folder.
    public static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// The built `bauta`: `BAUTA_PROGRAM` where it is set, else the one beside the test bundle.
    public static var bauta: Program? {
        let environment = ProcessInfo.processInfo.environment
        let bundle = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
        let places = [
            environment["BAUTA_PROGRAM"], Bundle.main.executableURL?.deletingLastPathComponent().path + "/bauta",
            bundle.path + "/bauta", root + "/.build/release/bauta", root + "/.build/debug/bauta",
        ]
        return places.compactMap(\.self).first(where: isProgram).map { Program(path: $0) }
    }

    /// The Python of the tests: `BAUTA_PYTHON` where it is set, else `python3`.
    public static var python: Program? {
        ProcessInfo.processInfo.environment["BAUTA_PYTHON"].map { Program(path: $0) } ?? named("python3")
    }

    /// The program called `name` on the search path, if there is one.
    public static func named(_ name: String) -> Program? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first(where: isProgram).map { Program(path: $0) }
    }

    private static func isProgram(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        return exists && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: path)
    }
}

extension [String: String] {
    fileprivate func overlaid(with changes: [String: String?]) -> Self {
        var environment = self
        for (name, value) in changes { environment[name] = value }
        return environment
    }
}

private func + (text: String?, tail: String) -> String? { text.map { $0 + tail } }
