import Foundation
import Records
import Rules
import Store
import Testing

@testable import Pipeline

struct RunReportTests {
    private var report: RunReport {
        var report = RunReport(keyID: "0123456789abcdef")
        report.run = 7
        report.receipt = String(repeating: "ab", count: 32)
        report.datasets = [
            RunReport.Dataset(
                name: "cust\"omers\n", records: 1000, rejects: 2, sourceBytes: 5000,
                sources: [("a.csv", 4000, [0xAB, 0xCD]), ("b\\.csv", 1000, nil)], blocks: 3, plainBytes: 4900,
                storedBytes: 1700, duration: .milliseconds(1234), maskedFields: 4, maskedValues: 3800)
        ]
        report.findings = [Finding(.fewPseudonyms, at: .dataset("d"), "one\ttwo", cure: "mend it")]
        report.duration = .milliseconds(2005)
        return report
    }

    @Test func `is JSON that any parser reads`() throws {
        let parsed = try JSONSerialization.jsonObject(with: Data(report.json().utf8))
        let json = try #require(parsed as? [String: Any])
        #expect(json["run"] as? Int == 7)
        #expect((json["receipt"] as? String)?.count == 64)
        #expect(json["key_id"] as? String == "0123456789abcdef")
        #expect(json["status"] as? Int == 15)
        #expect(json["seconds"] as? Double == 2.005)
        #expect(json["warnings"] as? [String] == ["few-pseudonyms:d: d: one\ttwo; mend it"])
        #expect((json["accepted"] as? [Any])?.isEmpty == true)
        let dataset = try #require((json["datasets"] as? [[String: Any]])?.first)
        #expect(dataset["name"] as? String == "cust\"omers\n")
        let numbers = ["records", "rejects", "source_bytes", "blocks", "plain_bytes", "stored_bytes"]
        #expect(numbers.map { dataset[$0] as? Int } == [1000, 2, 5000, 3, 4900, 1700])
        #expect(dataset["masked_fields"] as? Int == 4)
        #expect(dataset["masked_values"] as? Int == 3800)
        #expect(dataset["seconds"] as? Double == 1.234)
        let sources = try #require(dataset["sources"] as? [[String: Any]])
        #expect(sources.map { $0["name"] as? String } == ["a.csv", "b\\.csv"])
        #expect(sources.map { $0["sha256"] as? String } == ["abcd", nil])
    }

    @Test func `tells what came of the keys`() throws {
        var report = report
        let record = IntegrityRecord(.unique, name: "id", columns: ["id"])
        report.integrity = [IntegrityResult(dataset: "d", record: record)]
        let parsed = try JSONSerialization.jsonObject(with: Data(report.json().utf8))
        let keys = try #require((parsed as? [String: Any])?["integrity"] as? [[String: Any]])
        #expect(keys.map { $0["dataset"] as? String } == ["d"])
        #expect(keys.map { $0["status"] as? String } == ["not-checked"])
    }

    @Test func `a dry run has no number and no receipt`() throws {
        let parsed = try JSONSerialization.jsonObject(with: Data(RunReport(keyID: "k").json().utf8))
        let json = try #require(parsed as? [String: Any])
        #expect(json["run"] is NSNull)
        #expect(json["receipt"] is NSNull)
        #expect(json["status"] as? Int == 0)
    }

    @Test func `rejects show in the status`() {
        var report = report
        #expect(report.status == .rejects)
        report.datasets[0].rejects = 0
        #expect(report.status == .done)
    }

    @Test(
        arguments: [
            (.zero, "0.000"), (.milliseconds(1), "0.001"), (.milliseconds(12), "0.012"), (.milliseconds(999), "0.999"),
            (.seconds(61), "61.000"), (.microseconds(1_999_999), "1.999"),
        ] as [(Duration, String)])
    func `seconds have three decimals`(duration: Duration, text: String) {
        #expect(RunReport.seconds(duration) == text)
    }
}
