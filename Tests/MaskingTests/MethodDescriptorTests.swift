import Masking
import Testing

@Suite struct MethodDescriptorTests {
    private static let keyed = [
        "add-noise", "chain", "encrypt-deterministic", "fpe", "keyed-hash", "pick-from", "shift-date", "shuffle",
        "template", "tokenize",
    ]

    @Test func `the algorithm is the name and the version`() throws {
        #expect(try #require(MethodCatalog.method(named: "keyed-hash")).descriptor.algorithm == "keyed-hash/1")
    }

    @Test func `each method has an example key of its own`() {
        let pseudonyms = Set(MethodCatalog.all.map { $0.descriptor.exampleKey.hmac([]) })
        #expect(pseudonyms.count == MethodCatalog.all.count)
    }

    @Test(arguments: MethodCatalog.names)
    func `methods that need a key say so, and only they`(name: String) throws {
        let method = try #require(MethodCatalog.method(named: name))
        #expect(method.descriptor.needsKey == Self.keyed.contains(name))
    }

    @Test func `only keep, drop and json are not masked`() {
        let treatments = Dictionary(
            uniqueKeysWithValues: MethodCatalog.all.map { ($0.descriptor.name, $0.descriptor.treatment) })
        #expect(
            treatments.filter { $0.value != .masks } == [
                "keep": .keeps, "drop": .drops, "json": .nests(.json), "array": .nests(.array),
                "hstore": .nests(.hstore), "php-serialized": .nests(.php),
            ])
    }
}
