import Testing

@testable import Ingest

struct ByteOrderMarkTests {
    @Test(
        arguments: [
            ([], .none, 0), ([0xEF, 0xBB, 0xBF], .utf8, 3), ([0xEF, 0xBB], .none, 0),
            ([0xFF, 0xFE], .utf16(isBigEndian: false), 2), ([0xFF, 0xFE, 0, 0x61], .utf16(isBigEndian: false), 2),
            ([0xFE, 0xFF, 0, 0], .utf16(isBigEndian: true), 2), ([0xFF, 0xFE, 0, 0], .utf32, 4),
            ([0, 0, 0xFE, 0xFF], .utf32, 4), (Array("id,x".utf8), .none, 0),
        ] as [([UInt8], ByteOrderMark, Int)])
    func `the first bytes tell`(bytes: [UInt8], mark: ByteOrderMark, length: Int) {
        #expect(ByteOrderMark(bytes) == mark)
        #expect(mark.length == length)
    }
}
