import Records
import Testing

@testable import Ingest

struct EncodingFaultTests {
    private static let littleEndian = ByteOrderMark.utf16(isBigEndian: false)

    @Test(
        arguments: [
            (.none, .utf8, nil), (.none, .latin1, nil), (.none, .windows1252, nil), (.none, .utf16, .noMark),
            (.none, nil, nil), (.utf8, nil, nil), (.utf8, .utf8, nil), (.utf8, .latin1, .undeclared(.utf8)),
            (.utf8, .utf16, .undeclared(.utf8)), (littleEndian, .utf16, nil),
            (littleEndian, .utf8, .undeclared(.utf16)), (littleEndian, .windows1252, .undeclared(.utf16)),
            (littleEndian, nil, .unread(name: "UTF-16")), (.utf32, .utf16, .unread(name: "UTF-32")),
        ] as [(ByteOrderMark, TextEncoding?, EncodingFault?)])
    func `a mark must be that of the declared encoding`(
        mark: ByteOrderMark, encoding: TextEncoding?, fault: EncodingFault?
    ) {
        #expect(EncodingFault.first(of: mark, before: encoding, isEmpty: false) == fault)
    }

    @Test func `a text of nothing needs no mark`() {
        #expect(EncodingFault.first(of: .none, before: .utf16, isEmpty: true) == nil)
    }

    @Test(
        arguments: [
            (.undeclared(.utf16), "is UTF-16; declare `encoding: utf-16`, or export it again as UTF-8"),
            (.undeclared(.utf8), "is UTF-8; declare `encoding: utf-8`"),
            (.unread(name: "UTF-32"), "is UTF-32; export it again as UTF-8"),
            (
                .noMark,
                "has no byte order mark, so the order of its bytes is unknown; export it again with one, or as UTF-8"
            ),
        ] as [(EncodingFault, String)])
    func `says what is wrong and what would be right`(fault: EncodingFault, words: String) {
        #expect(fault.description == words)
    }
}
