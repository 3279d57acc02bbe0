import Foundation
import Pipeline
import Records
import TestSupport
import Testing

@testable import bauta

struct SummaryFileTests {
    @Test func `writes the text and a line feed`() throws {
        let folder = try TemporaryFolder()
        let file = try SummaryFile(folder.file("s.json"), besides: [])
        try file.write("{}")
        try file.write("{\"a\":1}")
        #expect(try folder.bytes("s.json") == Array("{\"a\":1}\n".utf8))
    }

    @Test func `a folder that is not there is an error before the run`() {
        let error = #expect(throws: PipelineError.self) { try SummaryFile("/nowhere/s.json", besides: []) }
        #expect(error?.status == .io)
        #expect(
            error?.description
                == "/nowhere/s.json: cannot be written; choose a folder that exists and is writable")
    }

    @Test(arguments: ["store.db", "./store.db", "new.db", "link"])
    func `a file of the run is not overwritten`(name: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "store.db")
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("link"), withDestinationPath: folder.file("store.db"))
        let files = [folder.file("store.db"), folder.file("new.db")]
        let error = #expect(throws: PipelineError.self) { try SummaryFile(folder.file(name), besides: files) }
        #expect(error?.status == (name == "link" ? .io : .usage))
    }
}
