import Records
import Store
import Testing

@Suite struct SeedIndexesTests {
    let bench: SeedBench

    init() throws { bench = try SeedBench() }

    private func people(_ names: [String?]) -> SeedBench.Dataset {
        let records = names.map { "[\($0.map { "\"\($0)\"" } ?? "null"),\"x\"]" }
        return SeedBench.Dataset(name: "people", columns: ["name", "team"], records: records)
            .with("unique", "name").with("subject", "name").with("subject", "team")
    }

    @Test func `unique columns and subjects have one index each`() throws {
        try bench.publish(people(["a", "b", nil, nil]))
        #expect(try bench.make().tables.map(\.indexes) == [2])
        #expect(
            try bench.ask("SELECT sql FROM sqlite_schema WHERE type = 'index' ORDER BY name") == [
                #"CREATE UNIQUE INDEX "index_people_name" ON "people"("name")"#,
                #"CREATE INDEX "index_people_team" ON "people"("team")"#,
            ])
    }

    @Test func `values that repeat in a unique column are an error without a value`() throws {
        try bench.publish(people(["secret", "b", "secret", nil, "b", "b"]))
        let error = try bench.failure()
        #expect(error?.status == .gate)
        #expect(
            error?.description == "dataset 'people': column 'name': it is declared unique, and 3 records have a value"
                + " that another has too; choose a mask that keeps values apart, or leave 'unique' out")
    }

    @Test func `names of indexes never meet names of tables`() throws {
        let one = SeedBench.Dataset(name: "a", columns: ["b_c", "B"], records: []).with("subject", "b_c")
            .with("subject", "B")
        let other = SeedBench.Dataset(name: "A_b", columns: ["c"], records: []).with("subject", "c")
        let third = SeedBench.Dataset(name: "index_a_b_c_2", columns: ["x"], records: [])
        try bench.publish(one, other, third)
        try bench.make()
        #expect(
            try bench.ask("SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY name")
                == [
                    "index_a_B", "index_a_b_c", "index_A_b_c_3",
                ].sorted())
    }

    @Test func `a dataset called sqlite has indexes too`() throws {
        try bench.publish(SeedBench.Dataset(name: "sqlite", columns: ["id"], records: []).with("subject", "id"))
        try bench.make()
        #expect(try bench.ask("SELECT name FROM sqlite_schema WHERE type = 'index'") == ["index_sqlite_id"])
    }
}
