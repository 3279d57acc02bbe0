import Ingest
import Masking
import Records
import Store
import Testing

@testable import Pipeline

struct OpenSourceTests {
    private func read(_ bytes: [UInt8], wantsDigest: Bool, pieces: Int = 1) throws -> SourceRead {
        let witness = SourceWitness(key: try Keys.masks().subKey(.source), wantsDigest: wantsDigest)
        for piece in 0..<pieces {
            let range = (bytes.count * piece / pieces)..<(bytes.count * (piece + 1) / pieces)
            witness.observe(bytes.span.extracting(range))
        }
        return witness.read(name: "n")
    }

    @Test func `a witness sees the same bytes in any pieces`() throws {
        let bytes = Array("some bytes of a source".utf8)
        let whole = try read(bytes, wantsDigest: true)
        let pieces = try read(bytes, wantsDigest: true, pieces: 7)
        #expect(whole.bytes == bytes.count)
        #expect(pieces.bytes == bytes.count)
        #expect(whole.fingerprint == pieces.fingerprint)
        #expect(whole.digest == pieces.digest)
        #expect(whole.digest == Digest.sha256(bytes))
        #expect(whole.fingerprint == (try Keys.masks().subKey(.source).hmac(bytes)))
    }

    @Test func `the bare digest is taken only where it is wanted`() throws {
        let read = try read([1, 2, 3], wantsDigest: false)
        #expect(read.digest == nil)
        #expect(read.fingerprint != Digest.sha256([1, 2, 3]))
    }

    @Test func `an opened source has its header and is witnessed from its first byte`() throws {
        let folder = try Folder()
        let path = try folder.write("a.csv", "id,v\n1,a\n")
        let opener = SourceOpener(
            layout: .rows(.csv), limits: IngestLimits(), fingerprintKey: try Keys.masks().subKey(.source),
            wantsDigest: true, shouldStop: { false })
        let planned = PlannedSource(location: .file(path: path, name: "a.csv"), storedName: "a")
        var source = try opener.open(planned, ordinal: 0)
        #expect(source.header == ["id", "v"])
        var slice = Slice(bytes: [], sequence: 0, source: 0, line: 1, offset: 0)
        while try source.reader.next(into: &slice) {}
        let read = source.witness.read(name: "a")
        #expect(read.bytes == 9)
        #expect(read.digest == Digest.sha256(Array("id,v\n1,a\n".utf8)))
    }

    @Test func `what cannot be opened is an error of reading`() throws {
        let opener = SourceOpener(
            layout: .rows(.csv), limits: IngestLimits(), fingerprintKey: try Keys.masks().subKey(.source),
            wantsDigest: false, shouldStop: { false })
        let planned = PlannedSource(location: .file(path: "/nowhere/a.csv", name: "a.csv"), storedName: "a")
        let error = failure { _ = try opener.open(planned, ordinal: 0).header }
        #expect(error?.status == .io)
        #expect(error?.description.hasPrefix("a.csv: cannot open") == true)
    }
}
