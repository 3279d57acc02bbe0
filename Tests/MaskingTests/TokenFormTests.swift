import TestSupport
import Testing

@testable import Masking

@Suite struct TokenFormTests {
    @Test func `texts are 26 characters of base32`() {
        var generator = SeededGenerator(seed: 1)
        let tokens = (0..<100).map { _ in drawn(.text, &generator) }
        #expect(Set(tokens).count == 100)
        #expect(tokens.allSatisfy { $0.wholeMatch(of: #/[A-Z2-7]{26}/#) != nil })
    }

    @Test func `numbers go from 1 to the largest`() {
        var generator = SeededGenerator(seed: 1)
        let tokens = Set((0..<200).map { _ in drawn(.integer(5), &generator) })
        #expect(tokens == ["1", "2", "3", "4", "5"])
        #expect(drawn(.integer(1), &generator) == "1")
    }

    @Test func `forms tell their number and their name`() {
        #expect(TokenForm.text.count == nil && TokenForm.integer(9).count == 9)
        #expect("\(TokenForm.text) \(TokenForm.integer(9))" == "text integer 9")
    }

    private func drawn(_ form: TokenForm, _ generator: inout SeededGenerator) -> String {
        var output: [UInt8] = [0]
        form.draw(using: &generator, into: &output)
        return String(decoding: output.dropFirst(), as: UTF8.self)
    }
}
