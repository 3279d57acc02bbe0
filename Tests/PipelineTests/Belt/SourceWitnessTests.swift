import Masking
import Store
import Testing

@testable import Pipeline

@Suite
struct SourceWitnessTests {
    private let key: SubKey

    init() throws {
        let text = "bauta-key-1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8:630dcd29"
        key = try MasterKey(text: Array(text.utf8)).subKey(purpose: .source, context: KeyContext())
    }

    @Test
    func `hashes the pieces of a source as the whole`() {
        let witness = SourceWitness(key: key, wantsDigest: true)
        for piece in ["id,", "", "name\n1,x\n"] { witness.observe(Array(piece.utf8).span) }
        let read = witness.read(name: "a.csv")
        let whole = Array("id,name\n1,x\n".utf8)
        #expect(read.name == "a.csv" && read.bytes == whole.count)
        #expect(read.fingerprint == key.hmac(whole))
        #expect(read.digest == Digest.sha256(whole))
    }

    @Test
    func `takes no bare digest unless it is wanted`() {
        #expect(SourceWitness(key: key, wantsDigest: false).read(name: "a.csv").digest == nil)
    }

    @Test
    func `what is hashed beside a source changes nothing for either`() {
        let witness = SourceWitness(key: key, wantsDigest: false)
        let plain = [UInt8](repeating: 7, count: 1000)
        let source = [UInt8](repeating: 9, count: 700)
        let digest = PlainDigest(plain)
        witness.accompany(digest)
        witness.observe(source.span)
        #expect(witness.release()?.finish() == (digest == nil ? nil : Digest.sha256(plain)))
        #expect(witness.release()?.bytes == nil)
        #expect(witness.read(name: "a.csv").fingerprint == key.hmac(source))
        #expect(SourceWitness(key: nil, wantsDigest: false).read(name: "a.csv").fingerprint == [])
    }
}
