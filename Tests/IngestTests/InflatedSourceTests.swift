import Testing

@testable import Ingest

struct InflatedSourceTests {
    private static let text = Array((0..<8000).map { "\($0),\($0 * 7)\n" }.joined().utf8)

    private func read(_ bytes: [UInt8], readBytes: Int, atMost count: Int) throws -> [UInt8] {
        var limits = IngestLimits()
        limits.readBytes = readBytes
        return try withFile(bytes) { location, _ in
            var source = try InflatedSource(location, limits: limits, watch: ReaderWatch())
            var text: [UInt8] = []
            while true {
                let before = text.count
                let isMore = try source.read(into: &text, atMost: count)
                #expect(text.count - before <= count)
                #expect(isMore == (text.count > before))
                if !isMore { break }
            }
            try source.finish()
            #expect(source.bytesRead == bytes.count)
            return text
        }
    }

    @Test(arguments: [1, 9, 10, 11, 5000, 1 << 20], [61, 1 << 20])
    func `plain and gzip give the same text`(readBytes: Int, count: Int) throws {
        #expect(try (read(Self.text, readBytes: readBytes, atMost: count) == Self.text) as Bool)
        let members = try Gzip.member(Self.text) + Gzip.member(Self.text)
        #expect(try (read(members, readBytes: readBytes, atMost: count) == Self.text + Self.text) as Bool)
    }

    @Test(arguments: [[], [65], Array("BZ".utf8)] as [[UInt8]])
    func `a source shorter than any magic is text`(bytes: [UInt8]) throws {
        #expect(try read(bytes, readBytes: 100, atMost: 1) == bytes)
    }
}
