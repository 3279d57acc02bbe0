import Foundation
import Records
import Testing

@testable import Ingest

struct TextSourceTests {
    private static let table = "id,name,café\n" + (0..<500).map { "\($0),José €\($0),\"é\n\"\n" }.joined()

    private func read(
        _ bytes: [UInt8], _ encoding: TextEncoding?, readBytes: Int, atMost count: Int
    ) throws -> (text: [UInt8], markLength: Int) {
        var limits = IngestLimits()
        limits.readBytes = readBytes
        return try withFile(bytes) { location, _ in
            var source = try TextSource(location, encoding: encoding, limits: limits, watch: ReaderWatch())
            var text: [UInt8] = []
            while true {
                let before = text.count
                let isMore = try source.read(into: &text, atMost: count)
                #expect(isMore == (text.count > before))
                if !isMore { break }
            }
            try source.finish()
            #expect(source.bytesRead == bytes.count)
            return (text, source.markLength)
        }
    }

    @Test(arguments: [1, 3, 4096], [1, 2, 1000])
    func `every encoding and read size gives the same text`(readBytes: Int, count: Int) throws {
        let encodings: [(TextEncoding?, String.Encoding, mark: [UInt8])] = [
            (nil, .utf8, []), (.utf8, .utf8, [0xEF, 0xBB, 0xBF]), (.windows1252, .windowsCP1252, []),
            (.utf16, .utf16LittleEndian, [0xFF, 0xFE]), (.utf16, .utf16BigEndian, [0xFE, 0xFF]),
        ]
        for (encoding, foundation, mark) in encodings {
            let bytes = mark + Array(try #require(Self.table.data(using: foundation)))
            for source in try [bytes, Gzip.member(bytes)] {
                let found = try read(source, encoding, readBytes: readBytes, atMost: count)
                #expect((found.text == Array(Self.table.utf8)) as Bool)
                #expect(found.markLength == (mark.count == 3 ? 3 : 0))
            }
        }
    }

    @Test(arguments: [nil, .utf8, .utf16, .latin1] as [TextEncoding?])
    func `a source of nothing is a text of nothing`(encoding: TextEncoding?) throws {
        #expect(try read([], encoding, readBytes: 10, atMost: 10).text.isEmpty)
    }

    @Test func `the second of two marks is text`() throws {
        let found = try read([0xFE, 0xFF, 0xFE, 0xFF], .utf16, readBytes: 10, atMost: 10)
        #expect(found.text == [0xEF, 0xBB, 0xBF])
    }
}
