import Crypto
import TestSupport
import Testing

@testable import Masking

@Suite struct ScalarMaskerTests {
    private func masker(_ direction: FF1.Direction, _ characters: String) throws -> ScalarMasker {
        let alphabet = try CharacterAlphabet(characters, method: "fpe")
        let key = SymmetricKey(data: [UInt8](repeating: 1, count: 32))
        let ff1 = try #require(FF1(key: key, radix: alphabet.scalars.count))
        return ScalarMasker(ff1: ff1, direction: direction, alphabet: alphabet)
    }

    @Test func `bytes that are no UTF-8 stay where they are`() throws {
        var masker = try masker(.encrypt, "a-zé日👩")
        let broken: [[UInt8]] = [
            [0xFF], [0x80], [0xC0, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF0, 0x9F, 0x91],
            [0xE0, 0x9F, 0xBF], [0xF5],
        ]
        for bytes in broken {
            var output: [UInt8] = []
            #expect(masker.mask((bytes + Array("abcdef".utf8) + bytes).span, into: &output))
            #expect(output.starts(with: bytes))
            #expect(output.suffix(bytes.count) == bytes[...])
            #expect(String(validating: output.dropFirst(bytes.count).dropLast(bytes.count), as: UTF8.self)?.count == 6)
        }
    }

    @Test func `reads all scalars as the standard library spells them`() {
        for value: UInt32 in stride(from: 0, through: 0x10FFFF, by: 7) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let bytes = Array(String(Character(scalar)).utf8)
            let (found, length) = bytes.span.scalar(at: 0)
            if found != value || length != bytes.count { Issue.record("U+\(String(value, radix: 16))") }
        }
    }

    @Test func `ten thousand texts of all lengths in UTF-8 come back, as many characters long`() throws {
        var there = try masker(.encrypt, "a-zà-ÿ一-龥👩-👮")
        var back = try masker(.decrypt, "a-zà-ÿ一-龥👩-👮")
        let letters = Array("azàÿé一龥文👩👮 -Z".unicodeScalars)
        var generator = SeededGenerator(seed: 3)
        var results = Set<[UInt8]>()
        for _ in 0..<10_000 {
            var text = "日日日é日日"
            for _ in 0..<Int.random(in: 0...30, using: &generator) {
                text.unicodeScalars.append(letters.randomElement(using: &generator) ?? "a")
            }
            var (masked, revealed): ([UInt8], [UInt8]) = ([], [])
            #expect(there.mask(Array(text.utf8).span, into: &masked))
            #expect(back.mask(masked.span, into: &revealed))
            #expect(revealed == Array(text.utf8))
            #expect(masked.span.scalarCount == text.unicodeScalars.count)
            results.insert(masked)
        }
        #expect(results.count > 9000)
    }
}
