import Masking
import TestSupport
import Testing

@Suite struct MethodCatalogTests {
    @Test func `the methods are sorted by name and no name occurs twice`() {
        #expect(MethodCatalog.names == Set(MethodCatalog.names).sorted())
    }

    @Test(arguments: MethodCatalog.names)
    func `obeys the laws of methods`(name: String) throws {
        let method = try #require(MethodCatalog.method(named: name))
        #expect(try MethodLaws(of: method).violations() == [])
    }

    @Test func `finds a method by its name`() {
        #expect(MethodCatalog.method(named: "keyed-hash")?.descriptor.name == "keyed-hash")
        #expect(MethodCatalog.method(named: "encrypt") == nil)
    }

    @Test(arguments: [("keyedhash", "keyed-hash"), ("redcat", "redact"), ("Tokenize", "tokenize"), ("zzz", nil)])
    func `says which name was probably meant`(name: String, meant: String?) {
        #expect(MethodCatalog.suggestion(for: name) == meant)
    }

    @Test func `makes a method from what a rule says`() throws {
        #expect(try MethodCatalog.make("keyed-hash", rule: .text("uuid")).uniqueness == .probabilistic(bits: 122))
        let error = #expect(throws: MaskingError.self) { try MethodCatalog.make("redcat") }
        #expect(error?.description == "unknown method 'redcat'; did you mean 'redact'?")
    }

    @Test(arguments: [
        "add-noise", "age", "bucket", "chain", "clamp", "fpe", "geo", "partial-mask", "postcode-area", "round",
        "shift-date", "template", "tokenize", "truncate",
    ])
    func `a method with a grammar shows a value outside it`(name: String) throws {
        let method = try #require(MethodCatalog.method(named: name))
        #expect(method.descriptor.examples.contains { $0.result == .invalid })
    }
}
