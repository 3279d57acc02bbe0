import Masking
import Store
import TestSupport
import Testing

@testable import Pipeline

struct PlainDigestTests {
    private func fingerprint() throws -> (IncrementalHMAC, SubKey) {
        let text = "bauta-key-1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8:630dcd29"
        let key = try MasterKey(text: Array(text.utf8)).subKey(purpose: .source, context: KeyContext())
        return (IncrementalHMAC(key), key)
    }

    @Test(arguments: [0, 1, 63, 64, 1000, 5000])
    func `both hashes are what they are alone`(length: Int) throws {
        let plain = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7) }
        let source = (0..<2000).map { UInt8(truncatingIfNeeded: $0 * 11) }
        guard var digest = PlainDigest(plain) else { return }
        var (hash, key) = try fingerprint()
        for begin in stride(from: 0, to: source.count, by: 300) {
            digest.update(&hash, source.span.extracting(begin..<min(begin + 300, source.count)))
        }
        #expect(digest.bytes == plain)
        #expect(digest.finish() == Digest.sha256(plain))
        #expect(hash.finalize() == key.hmac(source))
    }
}
