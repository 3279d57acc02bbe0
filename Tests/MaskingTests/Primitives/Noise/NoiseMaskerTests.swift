import Records
import Testing

@testable import Masking

@Suite struct NoiseMaskerTests {
    @Test func `both entries draw from the value alone`() throws {
        let amount = try #require(DecimalNumber("1000"))
        let noise = NumberNoise(distribution: .uniform, size: .amount(amount), least: nil, most: nil)
        let key = SampleKey.master.subKey(
            purpose: .mask, context: KeyContext(tenant: "acme", epoch: "2026"), mask: "mask:customer",
            algorithm: "add-noise/1")
        var masker = NoiseMasker(key: key, noise: noise)
        let bytes = Array("52000x52000".utf8)
        var output = Array("earlier".utf8)
        var results: [Field] = []
        let values = [Field(start: 0, length: 5), Field(start: 5, length: 1), Field(start: 6, length: 5)]
        masker.mask(values, of: bytes.span, into: &output, results: &results)
        #expect(output == Array("earlier5226652266".utf8))
        #expect(results == [Field(start: 7, length: 5), .invalid, Field(start: 12, length: 5)])
        output.removeAll()
        let isNumber = masker.mask(Array("52000".utf8).span, into: &output)
        #expect(isNumber)
        #expect(output == Array("52266".utf8))
    }
}
