import Store
import Testing

@testable import Pipeline
@testable import bauta

struct RunTextTests {
    private func progress(_ bytes: Int, of total: Int?) -> RunProgress {
        RunProgress(dataset: "d", bytes: bytes, totalBytes: total, records: 1234)
    }

    @Test(
        arguments: [
            (2_000_000, 10_000_000, .seconds(2), "d: 2.0 MB, 1,234 records, 1.0 MB/s, 8 s left"),
            (2_000_000, nil, .seconds(2), "d: 2.0 MB, 1,234 records, 1.0 MB/s"),
            (2_000_000, 2_000_000, .seconds(4), "d: 2.0 MB, 1,234 records, 500.0 kB/s"),
            (3_000_000, 2_000_000, .seconds(3), "d: 3.0 MB, 1,234 records, 1.0 MB/s"),
            (0, 10, .seconds(1), "d: 0 B, 1,234 records, 0 B/s"),
            (500, nil, .zero, "d: 500 B, 1,234 records, 500.0 kB/s"),
        ] as [(Int, Int?, Duration, String)])
    func `progress tells bytes, records, rate and time left`(
        bytes: Int, total: Int?, elapsed: Duration, line: String
    ) {
        #expect(RunText.progress(progress(bytes, of: total), elapsed: elapsed) == line)
    }

    @Test func `progress is one line whatever the dataset is called`() {
        let progress = RunProgress(dataset: "d\n\u{1B}", bytes: 0, totalBytes: nil, records: 0)
        #expect(RunText.progress(progress, elapsed: .seconds(1)).hasPrefix("d\\u{a}\\u{1b}: "))
    }

    private var report: RunReport {
        var report = RunReport(keyID: "0123456789abcdef")
        report.datasets = [
            RunReport.Dataset(
                name: "customers", records: 1000, rejects: 2, sourceBytes: 5000, sources: [], blocks: 3,
                plainBytes: 4900, storedBytes: 1700, duration: .milliseconds(1234), maskedFields: 4, maskedValues: 3800)
        ]
        return report
    }

    @Test func `a summary ends with the receipt`() {
        var report = report
        report.run = 7
        report.receipt = "ab"
        let lines = RunText.summary(report, into: "a\nb.db").split(separator: "\n").map(String.init)
        #expect(lines[0].split(separator: " ").first == "dataset")
        #expect(
            lines.contains { line in
                line.split { $0 == " " }.map(String.init)
                    == ["customers", "1,000", "2", "5.0", "kB", "1.7", "kB", "3", "4", "1.23"]
            })
        #expect(lines.suffix(2) == ["published run 7 in a\\u{a}b.db, key 0123456789abcdef", "receipt ab"])
    }

    @Test func `a summary counts the keys that hold`() {
        var report = report
        #expect(!RunText.summary(report, into: "s.db").contains("integrity"))
        let statuses: [IntegrityRecord.Status] = [.holds, .notChecked, .holds, .broken]
        report.integrity = statuses.map { status in
            var record = IntegrityRecord(.unique, name: "id", columns: ["id"])
            record.status = status
            return IntegrityResult(dataset: "customers", record: record)
        }
        let lines = RunText.summary(report, into: "s.db").split(separator: "\n")
        #expect(lines.contains("integrity: 2 hold, 1 broken, 1 not checked"))
        report.integrity = [report.integrity[0]]
        #expect(RunText.summary(report, into: "s.db").contains("\nintegrity: 1 hold\n"))
    }

    @Test func `a dry run says that nothing was written`() {
        let text = RunText.summary(report, into: "s.db")
        #expect(text.hasSuffix("\ndry run: nothing was written"))
        #expect(!text.contains("s.db"))
    }
}
