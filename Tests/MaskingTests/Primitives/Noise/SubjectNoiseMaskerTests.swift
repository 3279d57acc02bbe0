import Records
import Testing

@testable import Masking

@Suite struct SubjectNoiseMaskerTests {
    private func masker() throws -> SubjectNoiseMasker {
        let amount = try #require(DecimalNumber("500"))
        return SubjectNoiseMasker(
            key: NoiseAddition.descriptor.exampleKey(for: .subject),
            noise: NumberNoise(distribution: .uniform, size: .amount(amount), least: nil, most: nil))
    }

    @Test func `answers each value by its subject and itself`() throws {
        var masker = try masker()
        masker.take(
            subjects: [Field(start: 0, length: 4), Field(start: 4, length: 4), .null, Field(start: 0, length: 4)],
            of: Array("10421043".utf8).span)
        let value = Field(start: 0, length: 5)
        var output = Array("earlier".utf8)
        var results: [Field] = []
        masker.mask([value, value, value, .null], of: Array("52000".utf8).span, into: &output, results: &results)
        #expect(output == Array("earlier5171251577".utf8))
        #expect(results == [Field(start: 7, length: 5), Field(start: 12, length: 5), .invalid, .invalid])
    }

    @Test func `without subjects nothing is masked`() throws {
        var masker = try masker()
        var output: [UInt8] = []
        let value = Array("52000".utf8)
        var answers = [masker.mask(value.span, into: &output)]
        masker.take(subjects: [Field(start: 0, length: 4)], of: Array("1042".utf8).span)
        for _ in 0..<2 { answers.append(masker.mask(value.span, into: &output)) }
        #expect(answers == [false, true, false])
        #expect(output == Array("51712".utf8))
    }
}
