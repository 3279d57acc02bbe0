import Store
import Testing

@testable import bauta

@Suite struct PruneTextTests {
    private let receipt = Receipt(run: 3, manifestSHA256: "ab12")

    /// The datasets of a store that may go.
    private func removed() throws -> [StoredDataset] {
        let folder = try ScratchFolder()
        let path = folder.file("staging.db")
        for uuid in ["1", "2"] { try SampleRun(uuid: uuid, datasets: ["a\nb"], blocks: 1).publish(into: path) }
        var candidates = try StorePruning(path: path, keepRuns: 1).candidates()
        candidates[0].storedBytes = 2_000_000
        return candidates
    }

    @Test func `lists what went, and the receipt last`() throws {
        let text = PruneText(store: "s.db", keepRuns: 1, removed: try removed(), receipt: receipt)
        #expect(
            text.summary == """
                dataset  run  records  stored
                -------  ---  -------  ------
                a\\u{a}b    1        4  2.0 MB
                pruned s.db, whose newest run is 3
                receipt ab12
                """)
        #expect(
            text.json == #"{"store":"s.db","keep":1,"removed":[{"name":"a\nb","run":1,"records":4,"#
                + #""stored_bytes":2000000}],"run":3,"receipt":"ab12"}"#)
    }

    @Test func `says that a dry run wrote nothing`() throws {
        let text = PruneText(store: "s.db", keepRuns: 1, removed: try removed(), receipt: nil)
        #expect(text.summary.hasSuffix("\ndry run: nothing was written"))
        #expect(text.json.hasSuffix(#""run":null,"receipt":null}"#))
    }

    @Test func `says that there is nothing to prune`() {
        let one = PruneText(store: "s\n.db", keepRuns: 1, removed: [], receipt: nil)
        #expect(one.summary == "nothing to prune: no dataset in s\\u{a}.db has more than one run")
        let two = PruneText(store: "s.db", keepRuns: 2, removed: [], receipt: nil)
        #expect(two.summary == "nothing to prune: no dataset in s.db has more than 2 runs")
        #expect(two.json == #"{"store":"s.db","keep":2,"removed":[],"run":null,"receipt":null}"#)
    }
}
