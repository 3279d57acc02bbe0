import Foundation
import Testing

@testable import Pipeline

@Suite(.serialized)
struct RunLogTests {
    @Test(
        arguments: [
            (.quiet, ["warning w"]), (.normal, ["info i", "warning w"]),
            (.verbose, ["info i", "debug d", "warning w"]),
        ] as [(RunLog.Verbosity, [String])])
    func `says as much as it is asked to`(verbosity: RunLog.Verbosity, said: [String]) throws {
        let mark = UUID().uuidString
        let lines = try StandardError.lines(with: mark) {
            let log = RunLog(verbosity)
            log.info("i \(mark)")
            log.detail("d \(mark)")
            log.warning("w \(mark)")
        }
        #expect(lines.map { $0.split(separator: " ").dropFirst().prefix(2).joined(separator: " ") } == said)
    }

    @Test func `an event is one line with a time, whatever its text`() throws {
        let mark = UUID().uuidString
        let lines = try StandardError.lines(with: mark) { RunLog(.normal).info("a\nb\u{1B}[31m\u{2028} \(mark)") }
        #expect(lines.count == 1)
        let line = try #require(lines.first)
        #expect(line.hasSuffix(" info a\\u{a}b\\u{1b}[31m\\u{2028} \(mark)"))
        let time = try #require(line.split(separator: " ").first)
        #expect(time.wholeMatch(of: #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/#) != nil)
    }
}

/// Standard error, caught for a moment.
enum StandardError {
    /// The lines with `mark` that `body` writes; what others write meanwhile goes where it was going.
    static func lines(with mark: String, _ body: () -> Void) throws -> [String] {
        let folder = try Folder()
        let path = try folder.write("error", "")
        let file = try #require(FileHandle(forWritingAtPath: path))
        let before = dup(STDERR_FILENO)
        dup2(file.fileDescriptor, STDERR_FILENO)
        body()
        dup2(before, STDERR_FILENO)
        close(before)
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        let lines = text.split(separator: "\n").map(String.init)
        for line in lines where !line.contains(mark) {
            FileHandle.standardError.write(Data((line + "\n").utf8))
        }
        return lines.filter { $0.contains(mark) }
    }
}
