import Records
import Testing

@testable import Masking

struct ValueExceptionsTests {
    private static let key = KeyedHash.descriptor.exampleKey

    private func exceptions(_ values: String...) -> ValueExceptions {
        ValueExceptions(values.map { Array($0.utf8) }, key: Self.key)
    }

    @Test func `keeps those of a batch that are exceptions, whatever their results were`() {
        var exceptions = exceptions("info@example.com", "n/a")
        let bytes = Array("ada@example.comn/ainfo@example.comn/a ".utf8)
        let values = [(0, 15), (15, 3), (18, 16), (34, 4), (0, 0)].map { Field(start: $0.0, length: $0.1) }
        var results = [Field(start: 0, length: 1), .invalid, .null, Field(start: 1, length: 1), .invalid]
        exceptions.keep(among: values, of: bytes.span, results: &results)
        #expect(results == [Field(start: 0, length: 1), .kept, .kept, Field(start: 1, length: 1), .invalid])
    }

    @Test func `knows one value`() {
        var exceptions = exceptions("n/a")
        var found: [Bool] = []
        for text in ["n/a", "N/A", ""] { found.append(exceptions.contains(Array(text.utf8).span)) }
        #expect(found == [true, false, false])
    }

    @Test func `holds no literal`() {
        let text = String(reflecting: exceptions("info@example.com"))
        #expect(!text.contains("info") && !text.contains("105, 110, 102, 111"))
    }
}
