import Records
import Testing

@testable import Ingest

struct TranscoderTests {
    private func transcoded(_ raw: [UInt8], _ encoding: TextEncoding, after mark: ByteOrderMark = .none) -> [UInt8]? {
        guard var transcoder = Transcoder(encoding, after: mark) else { return nil }
        var text = Array("before,".utf8)
        transcoder.transcode(raw, into: &text)
        transcoder.finish(into: &text)
        return Array(text.dropFirst(7))
    }

    @Test func `UTF-8 needs none`() {
        #expect(transcoded([0x61], .utf8) == nil)
    }

    @Test(
        arguments: [
            ([0x80, 0xE9], .latin1, .none, [0xC2, 0x80, 0xC3, 0xA9]),
            ([0x80, 0xE9], .windows1252, .none, [0xE2, 0x82, 0xAC, 0xC3, 0xA9]),
            ([0x81], .windows1252, .none, [0xFF]),
            ([0x20, 0xAC], .utf16, .utf16(isBigEndian: true), [0xE2, 0x82, 0xAC]),
            ([0xAC, 0x20], .utf16, .utf16(isBigEndian: false), [0xE2, 0x82, 0xAC]),
            ([0x00, 0x61, 0x00], .utf16, .utf16(isBigEndian: true), [0x61, 0xFF]),
            ([0xD8, 0x3D], .utf16, .utf16(isBigEndian: true), [0xFF]),
            ([0xD8, 0x3D, 0xDE], .utf16, .utf16(isBigEndian: true), [0xFF]),
        ] as [([UInt8], TextEncoding, ByteOrderMark, [UInt8])])
    func `each encoding becomes UTF-8, and what is no character FF`(
        raw: [UInt8], encoding: TextEncoding, mark: ByteOrderMark, expected: [UInt8]
    ) {
        #expect(transcoded(raw, encoding, after: mark) == expected)
    }
}
