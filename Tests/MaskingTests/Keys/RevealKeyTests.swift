import Crypto
import Testing

@testable import Masking

@Suite struct RevealKeyTests {
    /// The private and public keys of RFC 7748, section 6.1, Alice's.
    private static let bytes: [UInt8] = [
        0x77, 0x07, 0x6d, 0x0a, 0x73, 0x18, 0xa5, 0x7d, 0x3c, 0x16, 0xc1, 0x72, 0x51, 0xb2, 0x66, 0x45, 0xdf, 0x4c,
        0x2f, 0x87, 0xeb, 0xc0, 0x99, 0x2a, 0xb1, 0x77, 0xfb, 0xa5, 0x1d, 0xb9, 0x2c, 0x2a,
    ]
    private static let half: [UInt8] = [
        0x85, 0x20, 0xf0, 0x09, 0x89, 0x30, 0xa7, 0x54, 0x74, 0x8b, 0x7d, 0xdc, 0xb4, 0x3e, 0xf7, 0x5a, 0x0d, 0xbf,
        0x3a, 0x0d, 0x26, 0x38, 0x1a, 0xf4, 0xeb, 0xa4, 0xa9, 0x8e, 0xaa, 0x9b, 0x4e, 0x6a,
    ]

    @Test func `the public half is that of RFC 7748`() throws {
        let text = KeyText.encode(SymmetricKey(data: Self.bytes), as: .reveal)
        let words = "bauta-reveal-key-1:dwdtCnMYpX08FsFyUbJmRd9ML4frwJkqsXf7pR25LCo:"
        #expect(String(decoding: text, as: UTF8.self).hasPrefix(words))
        let key = try RevealKey(text: text.span)
        #expect(key.publicHalf.bytes == Self.half)
        #expect(key.publicHalf.id.count == 16)
    }

    @Test func `texts come back, and none is taken for another`() throws {
        let text = RevealKey.generate()
        let key = try RevealKey(text: text.span)
        let half = Array(key.publicHalf.text.utf8)
        #expect(try RevealPublicKey(text: half + [UInt8(ascii: "\n")]) == key.publicHalf)
        #expect(throws: KeyError.notAKey(place: "", fault: .noRevealKey)) { _ = try RevealKey(text: half.span) }
        let master = MasterKey.generate()
        #expect(throws: KeyError.notAKey(place: "", fault: .noRevealKey)) { _ = try RevealKey(text: master.span) }
        #expect(throws: KeyError.notAKey(place: "", fault: .unknownFormat)) { _ = try MasterKey(text: text) }
        #expect(throws: KeyError.secretInsteadOfPublic) { _ = try RevealPublicKey(text: text) }
        #expect(throws: KeyError.secretInsteadOfPublic) { _ = try RevealPublicKey(text: master) }
        #expect(throws: KeyError.notAKey(place: "", fault: .noPublicKey)) { _ = try RevealPublicKey(text: [1]) }
    }

    @Test func `it does not print itself`() throws {
        let text = RevealKey.generate()
        let key = try RevealKey(text: text.span)
        var shown = ""
        dump(key, to: &shown)
        for words in ["\(key)", String(reflecting: key), shown] {
            #expect(words.contains("<reveal key \(key.publicHalf.id)>"))
            #expect(!words.contains(String(decoding: text.dropFirst(19).prefix(20), as: UTF8.self)))
        }
    }
}
