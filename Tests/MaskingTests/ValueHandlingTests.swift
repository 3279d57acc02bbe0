import TestSupport
import Testing

@testable import Masking

struct ValueHandlingTests {
    /// Values that are easily forgotten, with what a card says of them.
    private static let values:
        [(name: String, bytes: [UInt8], answer: @Sendable (ValueHandling) -> ValueHandling.Answer)] = [
            ("empty", [], \.empty), ("unicode", Array("Zoë 日本語 ع 👩‍💻".utf8), \.unicode),
            ("nul", Array("ab\0cdef 123456\0".utf8), \.nul),
            ("one-mebibyte", Array(String(repeating: "Ab7 é", count: (1 << 20) / 6).utf8), \.long),
        ]

    @Test(arguments: MethodCatalog.names) func `a method does with them what its card says`(name: String) throws {
        let type = try #require(MethodCatalog.method(named: name))
        guard type.descriptor.treatment == .masks, name != "nullify" else { return }
        for example in type.descriptor.examples {
            let method = try MethodLaws.method(type, example.parameters)
            let purpose = example.subject == nil ? KeyPurpose.mask : .subject
            for value in Self.values {
                let outcome = try MethodLaws.mask(
                    [value.bytes], method, key: type.descriptor.exampleKey(for: purpose), subject: example.subject)
                switch value.answer(type.descriptor.handling) {
                case .masked where example.subject?.isEmpty != true:
                    #expect(outcome != [.invalid], "\(name), \(example.parameters.keys): \(value.name)")
                case .invalid:
                    #expect(outcome == [.invalid], "\(name), \(example.parameters.keys): \(value.name)")
                case .masked, .depends: continue
                }
            }
        }
    }

    @Test func `a card tells all of them in words`() throws {
        let facts = try #require(MethodCatalog.method(named: "round")).descriptor.handling.facts
        #expect(
            facts.map(\.name) == ["null", "empty", "invalid", "unicode", "nul", "one-mebibyte", "json-number"])
        #expect(facts[1].words == "stays empty; under `on-empty: mask` invalid")
        #expect(facts[2].words == "what is no number, and more than 36 digits")
        #expect(facts[3].words == "invalid")
        #expect(ValueHandling().facts[3].words == "masked like any other")
    }
}
