import Masking
import Testing

@Suite struct IncrementalHMACTests {
    private let key = SampleKey.master.subKey(purpose: .source, context: KeyContext())

    @Test(arguments: [1, 7, 63, 64, 65, 1000])
    func `pieces of any size give the hash of the whole`(size: Int) {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
        var hash = IncrementalHMAC(key)
        for start in stride(from: 0, to: bytes.count, by: size) {
            hash.update(bytes.span.extracting(start..<min(start + size, bytes.count)))
        }
        #expect(hash.finalize() == key.hmac(bytes))
    }

    @Test func `finalizing does not end it`() {
        var hash = IncrementalHMAC(key)
        #expect(hash.finalize() == key.hmac([]))
        let bytes: [UInt8] = [1, 2]
        hash.update(bytes.span)
        #expect(hash.finalize() == key.hmac([1, 2]))
    }
}
