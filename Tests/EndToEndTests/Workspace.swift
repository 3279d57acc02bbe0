import Foundation
import TestSupport
import Testing

/// A folder for one test, with a key and the programs that work in it; it goes when the test is over.
final class Workspace {
    /// The folder; all that a run writes, it writes in here.
    let folder: String
    /// The built program, with the folder as its working folder and a key in `BAUTA_KEY`.
    private(set) var bauta: Program

    /// An empty folder and the key that all tests share; `program` is run instead of the built one.
    init(program: Program? = nil) throws {
        let place = FileManager.default.temporaryDirectory.appending(path: "bauta-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: place.appending(path: "tmp"), withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o755])
        folder = place.path
        bauta = try #require(program ?? Program.bauta, "build the product `bauta` first")
        bauta.folder = folder
        bauta.environment = [
            "TMPDIR": path("tmp"), "HOME": path("tmp"), "NO_COLOR": "1", "BAUTA_KEY": try Self.key.get(),
        ]
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Where `name` is, in the folder.
    func path(_ name: String) -> String { folder + "/" + name }

    /// Runs the program and expects `status`; gives what it said.
    @discardableResult
    func run(
        _ arguments: String..., status: Int32 = 0, timeout: Double = 120,
        at location: SourceLocation = #_sourceLocation
    ) throws -> Transcript {
        let transcript = try bauta.run(arguments, timeout: timeout)
        #expect(
            transcript.outcome == .exited(status), "bauta \(arguments.joined(separator: " "))\n\(transcript.words)",
            sourceLocation: location)
        return transcript
    }

    /// Sets, or with nil removes, a variable of the program's environment.
    func set(_ name: String, to value: String?) { bauta.environment[name] = .some(value) }

    /// Writes `text` to the file `name`.
    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path(name)))
    }

    /// What the stock shell says to `sql`, columns between bars, without the last line end.
    func sqlite(
        _ sql: String, in store: String = "staging.db", at location: SourceLocation = #_sourceLocation
    ) throws -> String {
        let shell = try #require(Program.named("sqlite3"), "install sqlite3")
        let transcript = try shell.run(["-readonly", "-bail", "-batch", path(store), sql])
        #expect(transcript.status == 0, "\(sql)\n\(transcript.words)", sourceLocation: location)
        return String(transcript.output.drop { $0 == "\n" }.trimmingSuffix { $0 == "\n" })
    }

    /// What a Python program prints, or what it says when it fails.
    @discardableResult
    func python(
        _ arguments: [String], timeout: Double = 120, at location: SourceLocation = #_sourceLocation
    ) throws -> String {
        var python = try #require(Program.python, "install python3")
        python.folder = folder
        python.environment = bauta.environment
        let transcript = try python.run(arguments, timeout: timeout)
        #expect(
            transcript.status == 0, "\(arguments.prefix(4).joined(separator: " "))\n\(transcript.words)",
            sourceLocation: location)
        return String(transcript.output.trimmingSuffix { $0 == "\n" })
    }

    /// The names in the folder, sorted.
    var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0 != "tmp" }.sorted()
    }

    /// A key that the program made.
    static let key = Result {
        let transcript = try #require(Program.bauta, "build the product `bauta` first").run(["keys", "generate"])
        #expect(transcript.status == 0, "\(transcript.words)")
        return String(transcript.output.trimmingSuffix { $0 == "\n" })
    }
}

/// Runs a script of bash in the workspace's folder, with its variables; `$0` is the program.
func shell(_ script: String, in workspace: Workspace) throws -> Transcript {
    var shell = try #require(Program.named("bash"))
    shell.folder = workspace.folder
    shell.environment = workspace.bauta.environment
    return try shell.run(["-c", script, workspace.bauta.path])
}

/// Where the files of the package are.
enum Package {
    static func path(_ name: String) -> String { Program.root + "/" + name }

    static let python = path("Tests/EndToEndTests/Python")
}

extension StringProtocol {
    /// The text without the characters at its end for which `predicate` holds.
    func trimmingSuffix(while predicate: (Character) -> Bool) -> SubSequence {
        var end = endIndex
        while end > startIndex, predicate(self[index(before: end)]) { end = index(before: end) }
        return self[..<end]
    }
}
