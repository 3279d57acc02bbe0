import Records
import Testing

@testable import Pipeline

struct DumpLedgerTests {
    @Test func `two databases with one table are told apart, or end the run`() throws {
        let table = "CREATE TABLE `t` (`a` int(11));\nINSERT INTO `t` VALUES (1);\n"
        let text = "-- MariaDB dump\nUSE `one`;\n\(table)USE `two`;\n\(table)"
        let job = try Job("datasets: { t: { source: two.sql, keep: [a] } }", ["two.sql": text])
        let error = job.failure()
        #expect(
            error?.description == "t: two databases have such a table; name them apart in the rules, as in `DATABASE.t`"
        )
        #expect(error?.status == .columns)
        let apart = try Job(
            "datasets: { one.t: { source: two.sql, keep: [a] }, two.t: { source: two.sql, keep: [a] } }",
            ["two.sql": text])
        #expect(try apart.report().datasets.map(\.name) == ["one.t", "two.t"])
    }

    @Test func `counts rejects of each dataset`() throws {
        let text = DumpText.shop + "INSERT INTO `orders` VALUES (14),(15,1),(16);\n"
        let job = try Job(DumpText.rules, ["shop.sql": text])
        #expect(try job.report { $0.maxRejects = 2 }.datasets.map(\.rejects) == [0, 2, 0])
        let error = job.failure { $0.maxRejects = 1 }
        #expect(error?.description.hasPrefix("orders: more than 1 rejects") == true)
    }
}
