import Records
import Store
import TestSupport
import Testing

@Suite struct SeedLinksTests {
    let bench: SeedBench
    let customers = SeedBench.Dataset(name: "customers", columns: ["id"], records: [#"["1"]"#, #"["2"]"#, "[null]"])
    let orders = SeedBench.Dataset(
        name: "orders", columns: ["id", "customer_id"],
        records: [#"["a","1"]"#, #"["b","9"]"#, #"["c",null]"#, #"["d","9"]"#, #"["e","2"]"#])

    init() throws { bench = try SeedBench() }

    @Test func `references become foreign keys and orphans are counted`() throws {
        try bench.publish(customers, orders.with("reference", "customer_id", "customers.id"))
        let report = try bench.make()
        let key = SeedReport.ForeignKey("customer_id", ordinal: 1, to: "customers.id", orphans: 2)
        #expect(report.tables.map(\.foreignKeys) == [[], [key]])
        #expect(report.tables.map(\.indexes) == [1, 1])
        #expect(report.tables.map(\.rows) == [3, 5])
        #expect(report.notes.isEmpty)
        #expect(report.orphans == 2)
        #expect(try bench.ask("PRAGMA foreign_key_check(orders)") == ["orders|2|customers|0", "orders|4|customers|0"])
        #expect(try bench.ask("PRAGMA integrity_check") == ["ok"])
        #expect(
            try bench.ask("PRAGMA foreign_keys=ON; INSERT OR IGNORE INTO orders VALUES('f','1'); SELECT changes()") == [
                "1"
            ])
        let shell = try #require(Program.named("sqlite3"))
        let stray = "PRAGMA foreign_keys=ON; INSERT INTO orders VALUES('g','8')"
        let refused = try shell.run(["-batch", bench.seed, stray])
        #expect(refused.error.contains("FOREIGN KEY constraint failed"))
        #expect(
            try bench.ask("SELECT sql FROM sqlite_schema WHERE name = 'orders'") == [
                #"CREATE TABLE "orders"("id" TEXT, "customer_id" TEXT REFERENCES "customers"("id"))"#
            ])
    }

    @Test func `a parent that is not unique or not there leaves the foreign key out`() throws {
        var twice = customers
        twice.records.append(#"["2"]"#)
        let people = SeedBench.Dataset(name: "people", columns: ["v"], records: [#"["x"]"#])
            .with("reference", "v", "absent.id")
        try bench.publish(twice, orders.with("reference", "customer_id", "customers.id"), people)
        let report = try bench.make()
        #expect(report.tables.map(\.foreignKeys) == [[], [], []])
        #expect(report.tables.map(\.indexes) == [0, 1, 1])
        #expect(
            report.notes == [
                "dataset 'orders': column 'customer_id': its reference to 'customers.id' is left out: a value is there"
                    + " more than once, and a parent key must be unique",
                "dataset 'people': column 'v': its reference to 'absent.id' is left out: the seed has no such column;"
                    + " seed its dataset too",
            ])
        #expect(try bench.ask("PRAGMA integrity_check; PRAGMA foreign_key_list(orders)") == ["ok"])
    }

    @Test func `tables refer to themselves, in circles, and to JSON paths`() throws {
        let staff = SeedBench.Dataset(
            name: "staff", columns: ["id", "chief", "team"], records: [#"["1",null,"t"]"#, #"["2","1","u"]"#]
        ).with("reference", "chief", "staff.id").with("reference", "team", "teams.user.id")
        let teams = SeedBench.Dataset(
            name: "teams", format: "jsonl", columns: ["user.id", "lead"],
            records: [#"{"user":{"id":"t"},"lead":"2"}"#, #"{"lead":"7"}"#]
        ).with("reference", "lead", "staff.id")
        try bench.publish(staff, teams)
        let report = try bench.make()
        #expect(
            report.tables.map(\.foreignKeys) == [
                [
                    SeedReport.ForeignKey("chief", ordinal: 1, to: "staff.id", orphans: 0),
                    SeedReport.ForeignKey("team", ordinal: 2, to: "teams.user.id", orphans: 1),
                ], [SeedReport.ForeignKey("lead", ordinal: 1, to: "staff.id", orphans: 1)],
            ])
        #expect(report.notes.isEmpty)
        #expect(try bench.ask("SELECT count(*) FROM pragma_foreign_key_check").first == "2")
    }
}
