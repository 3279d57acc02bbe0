import Testing

@testable import Pipeline

struct HashMergeTests {
    private func hash(_ number: UInt64) -> KeyHash { KeyHash(high: number, low: 1) }

    private func merge(_ parts: [[UInt64]]) throws -> HashMerge {
        try HashMerge(parts.map { HashMerge.Part($0.map { hash($0) }) })
    }

    private func all(_ merge: consuming HashMerge) throws -> [KeyHash] {
        var hashes: [KeyHash] = []
        while let hash = try merge.next() { hashes.append(hash) }
        return hashes
    }

    @Test func `goes over all parts in order`() throws {
        #expect(try all(merge([])).isEmpty)
        #expect(try all(merge([[], []])).isEmpty)
        #expect(try all(merge([[1, 2]])) == [1, 2].map { hash($0) })
        let parts: [[UInt64]] = [[5, 9], [], [1, 2, 9], [3], [4, 6, 7, 8]]
        #expect(try all(merge(parts)) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 9].map { hash($0) })
    }

    @Test func `reads the parts in a file piece by piece`() throws {
        let folder = try Folder()
        let file = try SpillFile(beside: folder.path + "/staging.db")
        let parts = (0..<9).map { _ in HashSortTests.hashes(1000).sorted() }
        let runs = try parts.map { try file.append($0) }
        let merge = try HashMerge(runs.map { HashMerge.Part($0, in: file, step: 7) } + [HashMerge.Part(parts[0])])
        #expect(try all(merge) == (parts.flatMap(\.self) + parts[0]).sorted())
    }

    @Test func `counts what was there before`() throws {
        #expect(try merge([]).repeats() == KeyCount())
        #expect(try merge([[1, 2, 3]]).repeats() == KeyCount(checked: 3))
        #expect(try merge([[1, 1, 1], [1, 2]]).repeats() == KeyCount(checked: 5, violations: 3))
    }

    @Test func `counts what refers to nothing`() throws {
        let parents = try merge([[2, 4, 4, 9], [6]])
        #expect(try merge([[2, 2, 4], [9]]).orphans(of: parents) == KeyCount(checked: 4))
        #expect(try merge([[1, 2, 3, 3], [10]]).orphans(of: parents) == KeyCount(checked: 5, violations: 4))
        #expect(try merge([]).orphans(of: parents) == KeyCount())
        #expect(try merge([[1]]).orphans(of: merge([])) == KeyCount(checked: 1, violations: 1))
    }
}
