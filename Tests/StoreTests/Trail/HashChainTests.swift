import Store
import Testing

@Suite struct HashChainTests {
    @Test func `hashes the previous hash and the event`() throws {
        let event = Array(#"{"sequence":1}"#.utf8)
        let first = HashChain.hash(previous: HashChain.genesis, event: event)
        let second = HashChain.hash(previous: first, event: event)
        let script = """
            import hashlib
            previous = bytes(32)
            for _ in range(2):
                previous = hashlib.sha256(previous + b'{"sequence":1}').digest()
                print(list(previous))
            """
        #expect(try Shell.python(script, []) == [first, second].map { "\($0.map(Int.init))" })
    }
}
