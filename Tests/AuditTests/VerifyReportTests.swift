import Audit
import Records
import Testing

@Suite struct VerifyReportTests {
    @Test func `is verified only if every block was read`() {
        var report = VerifyReport(path: "a.db")
        report.blocks = 2
        report.blocksRead = 1
        #expect(!report.isVerified && report.status == .verification)
        #expect(
            report.lines.last == "not verified: 0 findings in 0 datasets, 1 of 2 blocks, 0 records, 0 audit entries")
        report.blocksRead = 2
        #expect(report.isVerified && report.status == .done)
        report.findings = [VerifyFinding("odd")]
        #expect(!report.isVerified && report.status == .verification)
    }

    @Test func `never calls passed what it did not look at`() {
        var report = VerifyReport(path: "a.db")
        report.notChecked = ["table 'x'"]
        #expect(!report.isVerified && report.status == .unchecked)
        report.notChecked = []
        report.receipt = .older(run: 3)
        #expect(!report.isVerified && report.status == .unchecked)
        #expect(
            report.lines.first == "receipt: not checked; it is an older one, of run 3; give the newest with --receipt")
        report.receipt = .matches
        #expect(report.isVerified && report.status == .done)
    }

    @Test func `is one JSON object`() {
        var report = VerifyReport(path: "a\"b.db")
        report.findings = [VerifyFinding("odd", dataset: "x\n", block: 3, records: 5...8), VerifyFinding("worse")]
        #expect(
            report.json == #"{"store":"a\"b.db","verified":false,"status":8,"datasets":0,"blocks":0,"blocks_read":0,"#
                + #""records":0,"audit_entries":0,"manifest_sha256":null,"receipt":"not checked","not_checked":[],"#
                + #""findings":[{"dataset":"x\n","block":3,"first_record":5,"last_record":8,"fault":"odd"},"#
                + #"{"dataset":null,"block":null,"first_record":null,"last_record":null,"fault":"worse"}]}"#)
        #expect(report.lines.first == "x\\u{a}: block 3 (records 5 to 8): odd")
    }
}
