import Records
import Rules
import Testing

@testable import Pipeline

struct DumpSurveyTests {
    private func survey(_ rules: String, _ text: String) throws -> (survey: DumpSurvey, findings: [String]) {
        let job = try Job(rules, ["shop.sql": text])
        let dump = try #require(try RunPlan(job.rules, assignments: []).dump)
        let survey = try DumpSurvey(DumpOpener(dump: dump, limits: RunOptions(jobs: 1).limits))
        let findings = survey.decide(TableBinder(ruleSet: job.rules, dump: dump)).findings
        return (survey, findings.map { "\($0.severity.rawValue) \($0.kind.rawValue) \($0.message)" })
    }

    @Test func `finds the tables, those without rows last`() throws {
        let survey = try survey(DumpText.rules, DumpText.shop).survey
        #expect(survey.tables.map(\.name.name) == ["customers", "orders", "empty"])
        #expect(survey.tables.map(\.header) == [["id", "email", "country"], ["id", "customer_id"], ["a"]])
        #expect(survey.schemas[0].tables[1].constraints.map(\.kind) == [.primaryKey, .foreignKey])
    }

    @Test func `tells of all that does not fit before a row is masked`() throws {
        let rules = """
            datasets:
              customers:
                { source: shop.sql, keep: [id], columns: { email: { truncate: { length: 3 } }, country: redact } }
              orders: { source: shop.sql, keep: [id], columns: { customer_id: { tokenize: integer } } }
              gone: { source: shop.sql, keep: [a] }
            """
        let findings = try survey(rules, DumpText.shop).findings
        #expect(
            findings.map { $0.split(separator: " ").prefix(2).joined(separator: " ") } == [
                "error unknown-table", "error missing-table", "error unique-lossy", "error label-broken",
                "error result-too-long", "error join-mismatch",
            ])
    }

    @Test func `a run begins with it`() throws {
        let rules = "unlisted: drop\ndatasets: { orders: { source: shop.sql, keep: [id], unlisted: fail } }"
        let job = try Job(rules, ["shop.sql": DumpText.shop])
        let error = job.failure()
        #expect(error?.description.contains("column 'customer_id' has no rule") == true)
        #expect(error?.status == .columns)
        #expect(job.made == [])
    }
}
