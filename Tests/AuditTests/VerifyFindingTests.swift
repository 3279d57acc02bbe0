import Audit
import Testing

@Suite struct VerifyFindingTests {
    @Test(arguments: [
        (VerifyFinding("the views: odd"), "the views: odd"),
        (VerifyFinding("odd", dataset: "a\u{1b}[2J"), "a\\u{1b}[2J: odd"),
        (VerifyFinding("odd", dataset: "a", block: 3), "a: block 3: odd"),
        (VerifyFinding("odd", dataset: "a", block: 0, records: 1...9), "a: block 0 (records 1 to 9): odd"),
    ])
    func `says place and fault in one safe line`(finding: VerifyFinding, line: String) {
        #expect(finding.description == line)
    }
}
