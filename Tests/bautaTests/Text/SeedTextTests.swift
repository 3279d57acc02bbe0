import Store
import Testing

@testable import bauta

@Suite struct SeedTextTests {
    let report = SeedReport(
        tables: [
            SeedReport.Table(name: "customers", rows: 1_234_567, columns: 14, indexes: 1),
            SeedReport.Table(
                name: "orders", rows: 5, columns: 2, indexes: 2,
                foreignKeys: [
                    SeedReport.ForeignKey("id", ordinal: 0, to: "x.id", orphans: 0),
                    SeedReport.ForeignKey("customer_id", ordinal: 1, to: "customers.id", orphans: 2),
                ]),
        ], notes: ["a \"note\""])

    @Test func `a table for people`() {
        #expect(
            SeedText.table(report, width: 80) == """
                table           rows  columns  indexes  foreign keys  orphans
                ---------  ---------  -------  -------  ------------  -------
                customers  1,234,567       14        1             0        0
                orders             5        2        2             2        2
                orders: column 'customer_id': 2 rows refer to no 'customers.id'
                """)
        #expect(SeedText.orphans(report) == "2 rows refer to what is not there")
    }

    @Test func `a column without a plain name is told by its place in the table`() {
        let key = SeedReport.ForeignKey("jane.doe@example.com", ordinal: 4, to: "x.id", orphans: 1)
        let table = SeedReport.Table(name: "t", rows: 1, columns: 5, indexes: 1, foreignKeys: [key])
        #expect(SeedText.orphanLines(SeedReport(tables: [table])) == ["t: column 5: 1 row refers to no 'x.id'"])
    }

    @Test func `JSON for programs`() {
        #expect(
            SeedText.json(report) == """
                {"tables":[{"table":"customers","rows":1234567,"columns":14,"indexes":1,"foreign_keys":[]},\
                {"table":"orders","rows":5,"columns":2,"indexes":2,"foreign_keys":[\
                {"column":"id","references":"x.id","orphans":0},\
                {"column":"customer_id","references":"customers.id","orphans":2}]}],"orphans":2,\
                "notes":["a \\"note\\""]}
                """)
    }
}
