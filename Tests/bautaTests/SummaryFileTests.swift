import Foundation
import Pipeline
import Records
import Testing

@testable import bauta

struct SummaryFileTests {
    @Test func `writes the text and a line feed`() throws {
        let path = FileManager.default.temporaryDirectory.path + "/bauta-summary-\(UUID().uuidString).json"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try SummaryFile.write("{}", to: path)
        try SummaryFile.write("{\"a\":1}", to: path)
        #expect(try String(contentsOf: URL(filePath: path), encoding: .utf8) == "{\"a\":1}\n")
    }

    @Test func `a folder that is not there is an error of writing`() {
        let error = #expect(throws: PipelineError.self) { try SummaryFile.write("{}", to: "/nowhere/s.json") }
        #expect(error?.status == .io)
        #expect(
            error?.description
                == "/nowhere/s.json: cannot be written; choose a folder that exists and is writable")
    }
}
