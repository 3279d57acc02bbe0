import Foundation
import TestSupport
import Testing

@testable import Ingest

struct FileStampTests {
    @Test func `tells files, folders and what is not there`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("abc", to: "x")
        let file = try #require(FileStamp(path: path))
        #expect(file.isRegular)
        #expect(!file.isDirectory)
        #expect(file.size == 3)
        #expect(FileStamp(path: path) == file)
        #expect(FileStamp(path: folder.path)?.isDirectory == true)
        #expect(FileStamp(path: folder.file("absent")) == nil)
        #expect(FileStamp(descriptor: -1) == nil)
        #expect(FileStamp(path: "/dev/null")?.isRegular == false)
    }
}
