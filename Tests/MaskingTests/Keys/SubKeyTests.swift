import Masking
import Records
import Testing

@Suite struct SubKeyTests {
    private let key = SampleKey.master.subKey(purpose: .keyID, context: KeyContext())

    @Test func `hashes what another implementation hashes`() {
        #expect(HexText.string(key.hmac(Array("id".utf8)).prefix(8)) == SampleKey.id)
    }

    @Test func `cannot print itself`() {
        var dumped = ""
        dump(key, to: &dumped)
        for text in ["\(key)", String(reflecting: key), dumped] { #expect(text.contains("<sub-key>")) }
        #expect(Mirror(reflecting: key).children.isEmpty)
    }
}
