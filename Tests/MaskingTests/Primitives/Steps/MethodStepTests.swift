import Records
import TestSupport
import Testing

@testable import Masking

struct MethodStepTests {
    private let parameters = MethodParameters(method: "chain")

    @Test func `masks under a part of the key, and turns back under the same`() throws {
        let step = try MethodStep("fpe", rule: "digits", in: parameters)
        let key = SampleKey.master.subKey(purpose: .mask, context: KeyContext())
        var masked: [[UInt8]] = []
        for place in 1...2 {
            var masker = try step.masker(key: key, place: place)
            var output: [UInt8] = []
            let isMasked = masker.mask(Array("12345678".utf8).span, into: &output)
            try #require(isMasked)
            var revealer = try #require(try step.revealer(key: key, place: place))
            var original: [UInt8] = []
            let isRevealed = revealer.mask(output.span, into: &original)
            #expect(isRevealed && original == Array("12345678".utf8))
            masked.append(output)
        }
        #expect(masked[0] != masked[1])
    }

    @Test(arguments: ["chain", "nullify", "keep", "drop", "json", "shift-date", "template"])
    func `is no method that does not give one value of each`(name: String) {
        #expect(throws: MaskingError.self) { try MethodStep(name, rule: nil, in: parameters) }
    }
}
