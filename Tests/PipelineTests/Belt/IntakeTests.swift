import Ingest
import Masking
import Records
import Testing

@testable import Pipeline

struct IntakeTests {
    private static let yaml = "datasets: { d: { keep: [id, v] } }"

    /// The intake of `texts`, a source each, in slices of at least `sliceBytes`.
    private func intake(_ texts: [String], sliceBytes: Int = 1 << 20, in folder: Folder) throws -> Intake {
        let paths = try texts.enumerated().map { try folder.write("source\($0.offset).csv", $0.element) }
        var limits = IngestLimits()
        limits.sliceBytes = sliceBytes
        let plan = try DatasetPlan.bench(Self.yaml, header: ["id", "v"], sources: paths, limits: limits)
        let opener = SourceOpener(
            layout: .rows(.csv), limits: limits, fingerprintKey: plan.keys.subKey(.source), wantsDigest: true,
            shouldStop: { false })
        return Intake(plan, opener: opener, first: try opener.open(plan.sources[0], ordinal: 0))
    }

    @Test func `numbers slices over all sources`() throws {
        let folder = try Folder()
        var intake = try intake(["id,v\n1,a\n2,b\n3,c\n", "id,v\n", "id,v\n4,d\n"], sliceBytes: 5, in: folder)
        var slice = Slice(bytes: [], sequence: 0, source: 0, line: 1, offset: 0)
        var none: PlainDigest?
        var seen: [String] = []
        while try intake.next(into: &slice, beside: &none) {
            let text = String(decoding: slice.bytes, as: UTF8.self).replacing("\n", with: "|")
            seen.append("\(slice.sequence) \(slice.source) \(slice.line) \(slice.offset) \(text)")
        }
        #expect(seen == ["0 0 2 5 1,a|2,b|", "1 0 4 13 3,c|", "2 2 2 5 4,d|"])
        #expect(try !intake.next(into: &slice, beside: &none))
        let read = intake.finished
        #expect(read.map(\.bytes) == [17, 5, 9])
        #expect(read.map(\.name) == ["stored", "stored", "stored"])
        #expect(read.allSatisfy { $0.digest?.count == 32 && $0.fingerprint.count == 32 })
    }

    @Test func `refuses a source with another header`() throws {
        let folder = try Folder()
        var intake = try intake(["id,v\n1,a\n", "v,id\n1,a\n"], in: folder)
        var slice = Slice(bytes: [], sequence: 0, source: 0, line: 1, offset: 0)
        var none: PlainDigest?
        let first = try intake.next(into: &slice, beside: &none)
        #expect(first)
        let error = failure { _ = try intake.next(into: &slice, beside: &none) }
        #expect(error?.status == .columns)
        #expect(error?.description.contains("source1.csv: its header differs from that of") == true)
    }
}
