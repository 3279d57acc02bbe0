import Testing

@testable import Pipeline

struct KeyHashTests {
    private let hasher = KeyHasher()

    private func hash(_ text: String) -> KeyHash {
        let bytes = Array(text.utf8)
        return hasher.hash(bytes.span, in: 0..<bytes.count)
    }

    private func hash(_ values: [String]) -> KeyHash {
        values.dropFirst().reduce(hash(values.first ?? "")) { hasher.combine($0, hash($1)) }
    }

    @Test func `equal values have equal hashes, others do not`() {
        let values = (0..<20_000).map { "\($0)" } + ["", "a", "ab", "a\0", String(repeating: "x", count: 33)]
        #expect(Set(values.map { hash($0) }).count == values.count)
        #expect(hash("ab") == hash("ab"))
        #expect(!values.map { hash($0) }.contains(.none))
    }

    @Test func `it makes a difference where one value ends`() {
        let tuples = [["ab", "c"], ["a", "bc"], ["abc", ""], ["", "abc"], ["c", "ab"], ["ab", "c", ""]]
        #expect(Set(tuples.map { hash($0) }).count == tuples.count)
        #expect(hash(["ab", "c"]) == hash(["ab", "c"]))
    }

    @Test func `every run has hashes of its own`() {
        let bytes = Array("4711".utf8)
        let hashes = (0..<8).map { _ in KeyHasher().hash(bytes.span, in: 0..<4) }
        #expect(Set(hashes).count == 8)
        #expect(Set(hashes.map(\.high)).count == 8 && Set(hashes.map(\.low)).count == 8)
    }

    @Test func `is ordered by both halves`() {
        #expect(KeyHash(high: 1, low: 9) < KeyHash(high: 2, low: 0))
        #expect(KeyHash(high: 1, low: 1) < KeyHash(high: 1, low: 2))
        #expect(!(KeyHash(high: 1, low: 1) < KeyHash(high: 1, low: 1)))
    }
}
