import Records
import Testing

@testable import Ingest

/// How the reader cuts JSON Lines; what is in a line is not its matter.
struct JSONLinesReadingTests {
    /// Some thousand lines: objects, blank ones, CRLF, and one without its LF at the end.
    private static let lines: [UInt8] = Array(
        ((0..<3000).map { "{\"id\":\($0),\"text\":\"O\\\"Neil\"}\($0 % 5 == 0 ? "\r\n \t\n" : "\n")" }
            .joined() + "{\"id\":3000}").utf8)

    @Test(arguments: [1, 2, 3, 7, 64, 4096, 1 << 20], [false, true])
    func `every read size gives the same slices, from gzip too`(readBytes: Int, isGzip: Bool) throws {
        var limits = IngestLimits()
        limits.sliceBytes = 5000
        let expected = try readSlices(Self.lines, .jsonLines, limits)
        limits.readBytes = readBytes
        let slices = try readSlices(isGzip ? Gzip.member(Self.lines) : Self.lines, .jsonLines, limits)
        #expect(slices.map(\.bytes) == expected.map(\.bytes))
        #expect(slices.map(\.line) == expected.map(\.line))
        #expect(slices.map(\.offset) == expected.map(\.offset))
        #expect(slices.count > 10)
        #expect((slices.flatMap(\.bytes) == Self.lines) as Bool)
    }

    @Test func `a slice ends with the first line that ends at its size or behind it`() throws {
        var limits = IngestLimits()
        limits.sliceBytes = 5
        let slices = try readSlices(Array("\u{FEFF}{}\n{}\n\n\n{ }".utf8), .jsonLines, limits)
        #expect(slices.map { String(decoding: $0.bytes, as: UTF8.self) } == ["{}\n{}\n", "\n\n{ }"])
        #expect(slices.map(\.line) == [1, 3])
        #expect(slices.map(\.offset) == [3, 9])
        #expect(slices.map(\.sequence) == [0, 1])
        #expect(slices.allSatisfy { $0.lineEnd == .lf })
    }

    @Test(arguments: ["", "\u{FEFF}"])
    func `a source of nothing has no slice and no columns`(text: String) throws {
        #expect(try readSlices(Array(text.utf8), .jsonLines).isEmpty)
        try withFile(Array(text.utf8)) { source, _ in
            var reader = try RecordReader(source: source, ordinal: 0, layout: .jsonLines)
            let names = try reader.header()
            #expect(names == nil)
        }
    }

    @Test func `a line that is no larger than a record may be is read`() throws {
        var limits = IngestLimits()
        limits.sliceBytes = 100
        limits.readBytes = 1
        limits.maxRecord = 1000
        let line = [UInt8](repeating: UInt8(ascii: "x"), count: 1000)
        let slices = try readSlices(Array("{}\n".utf8) + line + Array("\n{}\n".utf8), .jsonLines, limits)
        #expect(slices.map(\.bytes.count) == [1004, 3])
    }

    @Test func `a line without end is refused before memory is full`() throws {
        var limits = IngestLimits()
        limits.maxRecord = 1 << 20
        let text = Array("{}\n".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 3 << 20)
        let expected = IngestError.recordTooLarge(source: "source.csv", line: 2, offset: 3, limit: 1 << 20)
        #expect(throws: expected) { try readSlices(text, .jsonLines, limits) }
    }
}
