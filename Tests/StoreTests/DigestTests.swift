import Records
import Store
import TestSupport
import Testing

@Suite struct DigestTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func `is that of FIPS 180-4`(text: String, digest: String) {
        let bytes = Array(text.utf8)
        #expect(HexText.string(Digest.sha256(bytes)) == digest)
        #expect(HexText.string(Digest.sha256(bytes.span)) == digest)
        var running = RunningDigest()
        for byte in bytes { running.add([byte]) }
        #expect(HexText.string(running.finish()) == digest)
    }

    @Test func `two at once are the same as one after the other`() {
        var numbers = SeededGenerator(seed: 5)
        for round in 0..<400 {
            let sizes = (0..<2).map { _ in Int.random(in: 0...(round.isMultiple(of: 9) ? 5000 : 200), using: &numbers) }
            let texts = sizes.map { size in
                (0..<size).map { _ in UInt8.random(in: .min ... .max, using: &numbers) }
            }
            let pair = Digest.pair(texts[0], texts[1])
            #expect(pair.0 == Digest.sha256(texts[0]) && pair.1 == Digest.sha256(texts[1]))
        }
    }
}
