import Records
import Testing

@testable import Ingest

struct JSONDocumentFaultTests {
    @Test(
        arguments: [
            (.json(.badKey), .malformed(source: "a", line: 2, offset: 9, reason: .json(.badKey))),
            (.recordTooLarge(limit: 5), .recordTooLarge(source: "a", line: 2, offset: 9, limit: 5)),
            (.documentTooLarge(limit: 5), .documentTooLarge(source: "a", line: 2, offset: 9, limit: 5)),
        ] as [(JSONDocumentFault.Reason, IngestError)])
    func `it is an error of its source at its place`(reason: JSONDocumentFault.Reason, error: IngestError) {
        let fault = JSONDocumentFault(reason: reason, position: 3)
        #expect(fault.error(source: "a", at: RecordBatch.Origin(line: 2, offset: 9)) == error)
    }
}
