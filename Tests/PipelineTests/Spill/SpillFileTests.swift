import Foundation
import Records
import Testing

@testable import Pipeline

struct SpillFileTests {
    @Test func `gives back what was put into it`() throws {
        let folder = try Folder()
        let file = try SpillFile(beside: folder.path + "/staging.db")
        let (first, second) = (HashSortTests.hashes(1000), HashSortTests.hashes(3))
        let runs = [try file.append(first), try file.append(second)]
        #expect(runs.map(\.first) == [0, 1000])
        #expect(runs.map(\.count) == [1000, 3])
        var read: [KeyHash] = []
        try file.read(runs[1].first, 3, into: &read)
        #expect(read == second)
        try file.read(998, 4, into: &read)
        #expect(read == Array(first.suffix(2) + second.prefix(2)))
    }

    @Test func `has no name`() throws {
        let folder = try Folder()
        let file = try SpillFile(beside: folder.path + "/staging.db")
        _ = try file.append(HashSortTests.hashes(100))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test func `says where there is no place for it`() throws {
        let folder = try Folder()
        let error = failure { _ = try SpillFile(beside: folder.path + "/nowhere/staging.db") }
        #expect(error?.status == .io)
        #expect(
            error?.description.hasSuffix("no temporary file can be kept beside it; see that its disk has room") == true)
    }

    @Test func `does not read beyond its end`() throws {
        let folder = try Folder()
        let file = try SpillFile(beside: folder.path + "/staging.db")
        _ = try file.append(HashSortTests.hashes(2))
        var read: [KeyHash] = []
        #expect(failure { try file.read(1, 2, into: &read) }?.status == .io)
    }
}
