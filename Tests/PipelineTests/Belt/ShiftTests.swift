import Records
import Testing

@testable import Pipeline

struct ShiftTests {
    @Test func `gives the crew, which knows what was counted`() throws {
        let job = try Job(DumpText.rules, ["shop.sql": DumpText.shop])
        let dump = try #require(try RunPlan(job.rules, assignments: []).dump)
        let stage = DumpStage(dump, of: try job.run(), keys: try Keys.masks(), survey: nil)
        let sections = DumpSections(stage.planner(.plain))
        let crew = try stage.work(sections) { _ in }
        #expect((0..<4).map { crew.columns(of: $0)[0].counts.seen } == [2, 1, 1, 2])
        #expect(crew.columns(of: 4).isEmpty)
    }

    @Test func `an error of the writer ends the reading`() throws {
        let job = try Job(DumpText.rules, ["shop.sql": DumpText.shop])
        let dump = try #require(try RunPlan(job.rules, assignments: []).dump)
        let stage = DumpStage(dump, of: try job.run(), keys: try Keys.masks(), survey: nil)
        let error = failure {
            _ = try stage.work(DumpSections(stage.planner(.plain))) { _ in
                throw PipelineError.file(path: "x", reason: "full")
            }
        }
        #expect(error?.description == "x: full")
    }

    @Test func `a signal is what ended it`() throws {
        let job = try Job(DumpText.rules, ["shop.sql": DumpText.shop])
        job.stop.stop(signal: 2)
        #expect(job.failure()?.status == .interrupted)
    }
}
