import Ingest
import Records
import Rules
import Testing

@testable import Pipeline

struct DumpIntakeTests {
    @Test func `numbers its slices over all stretches`() throws {
        let job = try Job(DumpText.rules, ["shop.sql": DumpText.shop])
        let run = try job.run { $0.jobs = 1 }
        let dump = try #require(try RunPlan(job.rules, assignments: []).dump)
        let stage = DumpStage(dump, of: run, keys: try Keys.masks(), survey: nil)
        let sections = DumpSections(stage.planner(.plain))
        var found: [(sequence: Int, name: String)] = []
        let crew = try stage.work(sections) { block in
            found.append((block.sequence, sections.table(of: block.section).rules.name))
        }
        #expect(found.map(\.sequence) == [0, 1, 2, 3])
        #expect(found.map(\.name) == ["customers", "orders", "customers", "orders"])
        #expect(crew.sources.map(\.bytes) == [DumpText.shop.utf8.count])
        #expect(sections.schemas.map { $0.tables.map(\.name.name) } == [["customers", "orders", "empty"]])
    }

    @Test func `passes over what is beyond the limit of a stretch`() throws {
        let job = try Job(DumpText.rules, ["shop.sql": DumpText.shop])
        let run = try job.run { options in
            options.jobs = 1
            options.sliceBytes = 8
        }
        let dump = try #require(try RunPlan(job.rules, assignments: []).dump)
        let stage = DumpStage(dump, of: run, keys: try Keys.masks(), survey: nil)
        let sections = DumpSections(stage.planner(.plain))
        var records = 0
        _ = try stage.work(sections, limit: 1) { records += $0.records }
        #expect(records == 5)
    }

    @Test func `rows with other columns do not go together`() throws {
        let text = DumpText.shop + "INSERT INTO `orders` (`customer_id`,`id`) VALUES (1,14);\n"
        let job = try Job(DumpText.rules, ["shop.sql": text])
        let error = job.failure()
        #expect(error?.description.hasPrefix("orders: the dump has rows of it with other columns") == true)
        #expect(error?.status == .columns)
        #expect(job.made == [])
    }
}
