import Foundation
import Records
import Testing

@testable import Pipeline

struct NamelessFileTests {
    @Test func `gives back what was written, wherever`() throws {
        let folder = try Folder()
        let file = try NamelessFile(beside: folder.path + "/staging.db", kind: "test")
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 * 31) }
        try file.write(bytes, at: 5)
        var read = [UInt8](repeating: 0, count: 1000)
        try file.read(into: &read, at: 50_005)
        #expect(read == Array(bytes[50_000..<51_000]))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        #expect(failure { try file.read(into: &read, at: 99_900) }?.status == .io)
    }
}
