import Ingest
import Masking
import Records
import Testing

@testable import Pipeline

struct DatasetRunTests {
    /// Runs `text` as the source of a dataset whose column `v` is kept; `write` gets each block.
    private func run(
        _ text: String, stop: StopFlag = StopFlag(), halt: StopFlag = StopFlag(), maxRejects: Int? = nil,
        write: (FinishedBlock) throws -> Void = { _ in }
    ) throws -> DatasetResult {
        let folder = try Folder()
        let path = try folder.write("d.csv", text)
        let plan = try DatasetPlan.bench(
            "datasets: { d: { keep: [v] } }", header: ["v"], sources: [path],
            tolerance: Tolerance(collectsRejects: maxRejects != nil))
        let opener = SourceOpener(
            layout: .rows(.csv), limits: plan.limits, fingerprintKey: plan.keys.subKey(.source), wantsDigest: false,
            shouldStop: { stop.isSet || halt.isSet })
        let first = try opener.open(plan.sources[0], ordinal: 0)
        let datasetRun = DatasetRun(
            plan: plan, maxRejects: maxRejects, shift: Shift(jobs: 2, stop: stop, halt: halt))
        return try datasetRun.run(Intake(plan, opener: opener, first: first), write: write)
    }

    private static let long = String(repeating: "x", count: 1 << 19)

    @Test func `the writer gets every block in order`() throws {
        var sequences: [Int] = []
        let result = try run("v\n" + String(repeating: Self.long + "\n", count: 9)) { sequences.append($0.sequence) }
        #expect(sequences == Array(0..<sequences.count))
        #expect(sequences.count > 3)
        #expect(result.records == 9)
        #expect(result.sources.count == 1)
        #expect(result.columns.map(\.counts.kept) == [9])
    }

    @Test func `an error of the writer ends the run`() throws {
        let halt = StopFlag()
        let error = failure {
            _ = try run("v\n" + String(repeating: Self.long + "\n", count: 9), halt: halt) { block in
                if block.sequence == 1 { throw PipelineError.file(path: "x", reason: "full; make room") }
            }
        }
        #expect(error?.description == "x: full; make room")
        #expect(halt.isSet)
    }

    @Test func `a signal is what ended the run, whatever else went wrong`() throws {
        let stop = StopFlag()
        let error = failure {
            _ = try run("v\n" + String(repeating: Self.long + "\n", count: 9), stop: stop) { _ in
                stop.stop(signal: 2)
                throw PipelineError.file(path: "x", reason: "full")
            }
        }
        #expect(error?.status == .interrupted)
    }

    @Test func `rejects are counted over all blocks`() throws {
        let text = "v\n" + String(repeating: "a,b\n\(Self.long)\n\(Self.long)\n", count: 3)
        #expect(try run(text, maxRejects: 3).rejects == 3)
        let error = failure { _ = try run(text, maxRejects: 2) }
        #expect(error?.description.hasPrefix("d: more than 2 rejects") == true)
    }
}
