import Masking
import Records
import Testing

@Suite struct MaskingMethodTests {
    /// Doubles what begins with `a`; leaves garbage behind anything else.
    private struct Doubling: ValueMasker {
        mutating func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
            for index in value.indices { output.append(value[index]) }
            for index in value.indices { output.append(value[index]) }
            return value.isEmpty || value[0] == UInt8(ascii: "a")
        }
    }

    @Test func `the batch entry answers each value with its place and drops the garbage of invalid ones`() {
        let bytes = Array("abXac".utf8)
        var masker: any ValueMasker = Doubling()
        var output: [UInt8] = []
        var results: [Field] = []
        let values = [Field(start: 0, length: 2), Field(start: 2, length: 1), .null, Field(start: 3, length: 2)]
        masker.mask(values, of: bytes.span, into: &output, results: &results)
        #expect(output == Array("ababacac".utf8))
        #expect(
            results == [Field(start: 0, length: 4), .invalid, Field(start: 4, length: 0), Field(start: 4, length: 4)])
    }

    @Test func `every type will do where a method says nothing`() throws {
        let method = try MethodCatalog.make("redact")
        for type in ValueType.allCases { try method.bind(type: type) }
    }

    @Test(arguments: [
        ("tokenize", "integer", [ValueType.text, .integer]), ("tokenize", "text", ValueType.allCases),
        ("fpe", "digits", [.text, .integer, .real]), ("truncate", "year", [.text, .integer, .real]),
    ])
    func `refuses types without a value of its grammar`(name: String, main: String, accepted: [ValueType]) throws {
        let method = try MethodCatalog.make(name, rule: .text(main))
        for type in ValueType.allCases {
            let isRefused = (try? method.bind(type: type)) == nil
            #expect(isRefused != accepted.contains(type), "\(type)")
        }
    }
}
