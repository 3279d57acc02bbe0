import Records
import Testing

@testable import Masking

@Suite struct SubjectHashesTests {
    private let key = MasterKey(bytes: Array(0..<32)).subKey(purpose: .subject, context: KeyContext())

    @Test func `hashes runs of one subject once and knows who has none`() {
        var hashes = SubjectHashes(KeyedHashState(key))
        let bytes = Array("adabob".utf8)
        let (ada, bob) = (Field(start: 0, length: 3), Field(start: 3, length: 3))
        hashes.take([ada, ada, .null, ada, Field(start: 2, length: 0), bob, ada], of: bytes.span)
        #expect((0..<8).map { _ in hashes.next() } == [0, 0, nil, 0, nil, 32, 64, nil])
        let expected = ["ada", "bob", "ada"].flatMap { key.hmac(Array($0.utf8)) }
        #expect(hashes.digests == expected)
    }

    @Test func `the next batch forgets the last one`() {
        var hashes = SubjectHashes(KeyedHashState(key))
        hashes.take([Field(start: 0, length: 1)], of: Array("a".utf8).span)
        hashes.take([Field(start: 0, length: 1)], of: Array("b".utf8).span)
        #expect(hashes.next() == 0)
        #expect(hashes.next() == nil)
        #expect(hashes.digests == key.hmac(Array("b".utf8)))
    }
}
