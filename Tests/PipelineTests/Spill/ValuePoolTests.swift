import Foundation
import Records
import Testing

@testable import Pipeline

struct ValuePoolTests {
    @Test(arguments: [0, 10, 1000, 1 << 20]) func `gives back each value, from memory or from the file`(limit: Int)
        throws
    {
        let folder = try Folder()
        var pool = ValuePool(limit: limit, beside: folder.path + "/staging.db")
        let values = (0..<200).map { Array("value \($0)".utf8) + [UInt8](repeating: 7, count: $0 % 40) }
        for value in values { try pool.append(value) }
        var offset = 0
        for value in values {
            var output = Array("before".utf8)
            try pool.read(value.count, at: offset, into: &output)
            #expect(output == Array("before".utf8) + value)
            offset += value.count
        }
        #expect(pool.count == offset)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
}
