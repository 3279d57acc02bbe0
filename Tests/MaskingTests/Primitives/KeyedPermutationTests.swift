import Records
import TestSupport
import Testing

@testable import Masking

struct KeyedPermutationTests {
    private func sources(_ groups: [Int32], key: String = "mask:a") -> [UInt32] {
        let key = SampleKey.master.subKey(purpose: .mask, context: KeyContext(), mask: key)
        return KeyedPermutation(key: key).sources(of: groups)
    }

    @Test func `every position gives its value to one of its own group`() {
        let groups = (0..<10_000).map { Int32($0 * $0 % 7) }
        let sources = sources(groups)
        #expect(sources.sorted() == Array(0..<10_000))
        #expect(sources.indices.allSatisfy { groups[$0] == groups[Int(sources[$0])] })
    }

    @Test func `the key draws it, and few stay where they were`() {
        let groups = [Int32](repeating: 0, count: 10_000)
        let first = sources(groups)
        #expect(first == sources(groups))
        #expect(first != sources(groups, key: "mask:b"))
        #expect(first.enumerated().count { $0.offset == Int($0.element) } < 10)
    }

    /// By Python: `sorted(range(8), key=lambda i: hmac.digest(key, i.to_bytes(8, "big"), "sha256"))`.
    @Test func `is the order of the hashes of the positions`() {
        #expect(sources([Int32](repeating: 3, count: 8)) == [7, 3, 4, 1, 2, 0, 6, 5])
        #expect(sources([]) == [])
        #expect(sources([5]) == [0])
    }
}
