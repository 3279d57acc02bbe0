import Records
import Store
import Testing

@testable import Pipeline

struct SliceWorkerTests {
    private static let yaml = """
        datasets:
          d:
            keep: [id]
            columns:
              born: { truncate: year, on-invalid: reject }
              card: { redact: x, on-null: fail }
        """

    private func plan(isDryRun: Bool = false, collectsRejects: Bool = false) throws -> DatasetPlan {
        try .bench(
            Self.yaml, header: ["id", "born", "card"], sources: ["a.csv", "b.csv"],
            tolerance: Tolerance(isDryRun: isDryRun, collectsRejects: collectsRejects))
    }

    private func slice(_ text: String, sequence: Int = 0) -> Slice {
        Slice(bytes: Array(text.utf8), sequence: sequence, source: 1, line: 10, offset: 1000)
    }

    private func text(_ block: EncodedBlock?) throws -> String {
        let block = try #require(block)
        var decoder = try BlockDecoder()
        let stored = StoredBlock(dataset: 1, firstRecord: 0, block)
        return String(decoding: try decoder.plain(block.payload.span, of: stored), as: UTF8.self)
    }

    @Test func `turns a slice into a block`() throws {
        var worker = try SliceWorker(plan())
        var slice = slice("1,1987-05-17,4111\n2,2001,\"\"\n", sequence: 3)
        let finished = try worker.finished(&slice)
        #expect(finished.sequence == 3)
        #expect(finished.sourceBytes == 28)
        #expect(finished.rejects.isEmpty)
        #expect(finished.block?.sequence == 3)
        #expect(finished.block?.records == 2)
        #expect(try text(finished.block) == #"[["1","1987","x"],["2","2001",""]]"#)
    }

    @Test func `the next slice is not mixed with the last`() throws {
        var worker = try SliceWorker(plan())
        var first = slice("1,1987,a\n2,1988,b\n3,1989,c\n")
        _ = try worker.process(&first)
        first.bytes = Array("9,1999,z\n".utf8)
        let finished = try worker.finished(&first)
        #expect(try text(finished.block) == #"[["9","1999","x"]]"#)
        let tally = worker.tallies
        #expect(tally.map(\.counts.seen) == [4, 4, 4])
    }

    @Test func `takes rejects of columns out and counts them`() throws {
        var worker = try SliceWorker(plan())
        var slice = slice("1,x,a\n2,1988,b\n3,y,c\n")
        let finished = try worker.finished(&slice)
        #expect(try text(finished.block) == #"[["2","1988","x"]]"#)
        #expect(finished.rejects.map(\.line) == [10, 12])
        #expect(finished.rejects.map(\.offset) == [1000, 1015])
        #expect(finished.rejects.map(\.source) == [1, 1])
        for tally in worker.tallies {
            #expect(tally.counts.seen == 3)
            #expect(tally.counts.rejected == 2)
            #expect(tally.counts.balances)
        }
    }

    @Test func `a second pass without the rejects balances`() throws {
        let plan = try DatasetPlan.bench(
            """
            datasets:
              d:
                keep: [id]
                drop: [secret]
                columns: { born: { truncate: year, on-invalid: reject }, card: { fpe: digits, on-invalid: reject } }
            """, header: ["id", "secret", "born", "card"])
        var worker = try SliceWorker(plan)
        var slice = slice("1,s,1987-05-17,4111111111\n2,,x,4111111112\n3,,1999,y\n4,t,,\n5,u,y,z\n")
        let finished = try worker.finished(&slice)
        #expect(finished.block?.records == 2)
        #expect(finished.rejects.map(\.line) == [11, 12, 14])
        let counts = worker.tallies.map(\.counts)
        #expect(counts.allSatisfy { $0.balances && $0.seen == 5 && $0.rejected == 3 })
        #expect(counts.map(\.kept) == [2, 0, 0, 0])
        #expect(counts.map(\.masked) == [0, 2, 1, 1])
        // An invalid value counts whatever became of its record, and whatever else set that aside.
        #expect(counts.map(\.invalid) == [0, 0, 2, 2])
        #expect(worker.tallies[2].distinct.estimate == 1)
    }

    @Test func `rejects of the tokenizer and of columns come in the records' order`() throws {
        var worker = try SliceWorker(plan(collectsRejects: true))
        var slice = slice("1,x,a\n2\n3,y,c\n4,1999,d\n5,6,7,8\n")
        let finished = try worker.finished(&slice)
        #expect(finished.rejects.map(\.line) == [10, 11, 12, 14])
        #expect(finished.rejects[1].reason == .fieldCount(found: 1, expected: 3))
        #expect(worker.tallies.map(\.counts.seen) == [5, 5, 5])
        #expect(worker.tallies.map(\.counts.rejected) == [4, 4, 4])
        #expect(worker.tallies.allSatisfy { $0.counts.balances })
    }

    @Test func `a slice without records has no block`() throws {
        var worker = try SliceWorker(plan())
        var slice = slice("1,x,a\n")
        let finished = try worker.finished(&slice)
        #expect(finished.block == nil)
        #expect(finished.rejects.count == 1)
    }

    @Test func `a value that fails the run is named by its place`() throws {
        var worker = try SliceWorker(plan())
        var slice = slice("1,1987,a\n2,1988,\n3,1989,\n")
        let error = failure { _ = try worker.process(&slice) }
        let message = "b.csv:11 (byte 1009): column 'card': a value is absent; `on-null: fail` wants one"
        #expect(error?.description == message)
        #expect(error?.status == .malformed)
    }

    @Test func `a dry run goes on`() throws {
        var worker = try SliceWorker(plan(isDryRun: true))
        var slice = slice("1,1987,\n2,x,\n3,1988,c\n")
        let finished = try worker.finished(&slice)
        #expect(finished.block?.records == 2)
        // The second record is set aside, and a run would fail on it all the same.
        #expect(worker.tallies[2].wouldFail == 2)
    }

    @Test func `takes records out of a batch in place`() {
        var batch = RecordBatch((0..<6).map { ["a\($0)", "b\($0)"] }, columns: 2)
        batch.source = 4
        batch.rejects = [Reject(line: 1, offset: 25, source: 4, reason: .textAfterQuote)]
        batch.remove([0: .quoteNeverCloses, 3: .nulByte(field: 1), 5: .textAfterQuote])
        #expect(batch.fields.indices.map { batch.text($0) } == ["a1", "b1", "a2", "b2", "a4", "b4"])
        #expect(batch.origins.map(\.offset) == [10, 20, 40])
        #expect(batch.rejects.map(\.offset) == [0, 25, 30, 50])
        #expect(batch.rejects.allSatisfy { $0.source == 4 })
        batch.remove([0: .textAfterQuote, 1: .textAfterQuote, 2: .textAfterQuote])
        #expect(batch.records == 0)
        #expect(batch.fields.isEmpty)
    }

    @Test func `lines that are no JSON are set aside and counted nowhere`() throws {
        let bench = try TextBench("columns: { a: redact }", tolerance: Tolerance(collectsRejects: true))
        let finished = try bench.finished([#"{"a":1}"#, #"{"a":2"#, "", "[]", #"{"a":3}"#])
        #expect(finished.records == 2)
        #expect(finished.rejects.map(\.line) == [2, 4])
        let counts = try bench.counts("a")
        #expect((counts.seen, counts.masked, counts.rejected, counts.missing) == (2, 2, 0, 0))
    }

    @Test func `paths without a rule are gathered over the slice`() throws {
        let bench = try TextBench(
            "columns: { a: redact, s: { json: { x: redact } } }", tolerance: Tolerance(gathersUnlisted: true))
        let finished = try bench.finished([#"{"b":1}"#, #"{"s":"{\"y\":1}"}"#, #"{"a":1,"b":{}}"#])
        #expect(finished.unlistedPaths == ["b", "s->y"])
        #expect(finished.records == 3)
    }

    @Test func `text that waits for the writer takes room`() throws {
        let finished = try TextBench("keep: [a]").finished([#"{"a":1}"#])
        #expect(finished.heldBytes == 8)
        #expect(finished.block == nil)
    }
}
