import Store
import Testing

@Suite struct AcceptedFindingTests {
    @Test func `the trail keeps what each run accepted`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("staging.db")
        try SampleRun(uuid: "1").publish(into: path)
        for reason in ["old \"one\"", "new"] {
            var writer = try SampleRun(uuid: reason, keepRuns: 1).writer(into: path)
            var event = AuditEvent("run-published")
            event.add(accepted: [("direct-kept:a.b", reason), ("new-table:t", "two\nlines")])
            _ = try writer.publish(finished: "2026-11-23T01:00:05.250Z", event: event)
        }
        #expect(
            try StagingReader(path: path).acceptedFindings() == [
                AcceptedFinding(run: 2, id: "direct-kept:a.b", reason: "old \"one\""),
                AcceptedFinding(run: 2, id: "new-table:t", reason: "two\nlines"),
                AcceptedFinding(run: 3, id: "direct-kept:a.b", reason: "new"),
                AcceptedFinding(run: 3, id: "new-table:t", reason: "two\nlines"),
            ])
    }

    @Test func `an event without them is as before`() {
        var event = AuditEvent("run-published")
        event.add(accepted: [])
        event.add("n", 1)
        var same = AuditEvent("run-published")
        same.add("n", 1)
        #expect("\(event)" == "\(same)")
    }
}
