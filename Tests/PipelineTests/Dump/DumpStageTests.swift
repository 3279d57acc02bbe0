import Records
import Store
import Testing

@testable import Pipeline

struct DumpStageTests {
    @Test(arguments: [1, 3])
    func `one pass fills the datasets of all tables`(jobs: Int) throws {
        let job = try Job(DumpText.rules, ["shop.sql": DumpText.shop])
        let report = try job.report { $0.jobs = jobs }
        #expect(report.datasets.map(\.name) == ["customers", "orders", "empty"])
        #expect(report.datasets.map(\.records) == [3, 3, 0])
        #expect(try job.records("orders") == [["#10", "#1"], ["#11", "#2"], ["#12", "#3"]])
        #expect(try job.records("customers").map { $0[2] } == ["de", nil, "fr"])
        #expect(try job.stored("customers").record.format == "mysql")
        let counts = try job.fields("customers").map(\.counts)
        #expect(counts.map(\.seen) == [3, 3, 3])
        #expect(counts[1].masked == 3)
        #expect(counts.allSatisfy { $0.balances })
    }

    @Test func `small slices change nothing but the blocks`() throws {
        let job = try Job(DumpText.rules, ["shop.sql": DumpText.shop])
        try job.report()
        let records = try job.records("customers")
        try job.report { $0.sliceBytes = 8 }
        #expect(try job.records("customers") == records)
        #expect(try job.blocks("customers").count == 3)
    }

    @Test func `only the tables that are asked for`() throws {
        let job = try Job(DumpText.rules, ["shop.sql": DumpText.shop])
        #expect(try job.report { $0.only = ["orders"] }.datasets.map(\.name) == ["orders"])
    }

    @Test func `a dry run writes nothing`() throws {
        let job = try Job(DumpText.rules, ["shop.sql": DumpText.shop])
        #expect(try job.report { $0.isDryRun = true }.datasets.map(\.records) == [3, 3, 0])
        #expect(job.made == [])
    }

    @Test func `a dump that is cut short publishes nothing`() throws {
        let text = String(DumpText.shop.dropLast(8))
        let job = try Job(DumpText.rules, ["shop.sql": text])
        let error = job.failure()
        #expect(error?.status == .malformed)
        #expect(error?.description.contains("shop.sql:") == true)
        #expect(job.made == [])
    }

    @Test(arguments: ["", "-- a comment\n"])
    func `a dump without a table is malformed`(text: String) throws {
        let rules = "unlisted: keep\ndatasets: { \"*\": { source: shop.sql, format: mysql } }\n"
        let job = try Job(rules, ["shop.sql": text])
        let error = job.failure()
        #expect(error?.status == .malformed)
        #expect(error?.description.contains("shop.sql:1 (byte 0): expected a table") == true)
        #expect(job.made == [])
    }

    @Test func `a run that leaves out every table publishes nothing`() throws {
        let rules = "unlisted: drop\ndatasets: { \"no_*\": { source: shop.sql, keep: [a] } }\n"
        let job = try Job(rules, ["shop.sql": DumpText.shop])
        let error = job.failure()
        #expect(error?.status == .columns)
        #expect(error?.description.contains("no table of the dump fills a dataset") == true)
        #expect(job.made == [])
    }

    @Test func `every source of a part is read`() throws {
        let more = "INSERT INTO `orders` (`id`,`customer_id`) VALUES (13,1);\n"
        let rules = DumpText.rules.replacing("shop.sql", with: "\"shop*.sql\"")
        let job = try Job(rules, ["shop1.sql": DumpText.shop, "shop2.sql": "-- MariaDB dump\n" + more])
        #expect(try job.report().datasets.map(\.records) == [3, 4, 0])
        let number = try job.stored("orders").dataset
        let reader = try StagingReader(path: job.store)
        #expect(try reader.sources(of: number).map(\.ordinal) == [0, 1])
    }

    @Test func `the gates of a table stand`() throws {
        let rules = DumpText.rules.replacing(
            "[id, customer_id] }", with: "[id, customer_id], expect: { min-records: 9 } }")
        let job = try Job(rules, ["shop.sql": DumpText.shop])
        let error = job.failure()
        #expect(error?.description == "orders: 3 records; `expect` wants at least 9; nothing was published")
        #expect(error?.status == .gate)
    }
}
