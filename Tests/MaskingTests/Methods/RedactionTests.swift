import Masking
import Testing

@Suite struct RedactionTests {
    @Test(arguments: [([:], "[redacted]"), (["marker": "–"], "–"), (["marker": ""], "")])
    func `every value becomes the marker`(parameters: [String: String], marker: String) throws {
        for text in ["Ada", "", "\0"] { #expect(try masked("redact", parameters, text) == marker) }
    }

    @Test func `keeps nothing and promises a change`() throws {
        #expect(try method("redact").keeps == nil)
        #expect(try #require(MethodCatalog.method(named: "redact")).descriptor.promisesChange)
    }
}
