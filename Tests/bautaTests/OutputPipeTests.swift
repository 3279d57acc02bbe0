import Foundation
import Testing

@testable import bauta

@Suite struct OutputPipeTests {
    @Test func `tells a pipe from a file and from nothing`() throws {
        let pipe = Pipe()
        #expect(OutputPipe.isPipe(pipe.fileHandleForWriting.fileDescriptor))
        let file = try FileHandle(forReadingFrom: URL(filePath: #filePath))
        #expect(!OutputPipe.isPipe(file.fileDescriptor))
        #expect(!OutputPipe.isPipe(-1))
    }
}
