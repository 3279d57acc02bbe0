import Ingest
import Records
import Rules
import Testing

@testable import Pipeline

struct SourceLayoutDialectTests {
    @Test func `what the rules declare wins over the format`() throws {
        let job = try Job(
            "datasets: { d: { source: d.csv, keep: [a], dialect: { delimiter: \";\", header: false, columns: [a] } } }",
            ["d.csv": "1\n"])
        let plan = try RunPlan(job.rules, assignments: [])
        guard case .rows(let dialect) = plan.datasets[0].layout else {
            Issue.record("no rows")
            return
        }
        #expect(dialect.delimiter == UInt8(ascii: ";"))
        #expect(dialect.header == false)
        #expect(dialect.columns == ["a"])
        #expect(SourceLayout.jsonLines.with(job.rules.datasets[0].dialect) == .jsonLines)
    }

    @Test(arguments: ["rows.sql", "*.sql"])
    func `files beside a definition are written as the rules declare`(source: String) throws {
        let rules = """
            datasets:
              "*": { source: "\(source)", format: mysql, unlisted: keep, dialect: { delimiter: ",", quote: '"' } }

            """
        let table = "CREATE TABLE `t` (`a` int, `b` text);\n"
        let job = try Job(rules, ["rows.sql": table, "rows.txt": "1,\"x,y\"\r\n2,\\N\r\n"])
        try job.report()
        #expect(try job.records("t") == [["#1", "x,y"], ["#2", nil]])
    }

    @Test func `a rule without marks declares no form`() {
        #expect(MySQLTextForm(DialectRule()) == nil)
        var rule = DialectRule()
        (rule.quote, rule.escape) = (.byte(UInt8(ascii: "'")), .absent)
        let form = MySQLTextForm(rule)
        #expect(form?.delimiter == UInt8(ascii: "\t"))
        #expect(form?.quote == UInt8(ascii: "'"))
        #expect(form?.escape == nil)
    }
}
