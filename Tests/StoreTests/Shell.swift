import TestSupport
import Testing

/// Second opinions: programs that know nothing of ours.
enum Shell {
    /// The lines that the stock `sqlite3` shell prints for `sql`.
    static func sqlite(_ path: String, _ sql: String) throws -> [String] {
        let program = try #require(Program.named("sqlite3"), "install sqlite3")
        return try lines(program.run(["-batch", path, sql]))
    }

    /// The lines that a Python script prints.
    static func python(_ script: String, _ arguments: [String]) throws -> [String] {
        let program = try #require(Program.python, "install python3")
        return try lines(program.run(["-c", script] + arguments))
    }
}

private func lines(_ transcript: Transcript) throws -> [String] {
    try #require(transcript.status == 0, "\(transcript.words)")
    return transcript.output.split(separator: "\n").map(String.init)
}
