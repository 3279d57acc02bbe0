import Records
import Testing

@testable import Ingest

@Suite struct StoredRowsTests {
    private static func table(_ bytes: [UInt8], _ settings: RowSettings) throws -> RecordBatch {
        var slice = Slice(bytes: bytes, sequence: 3, source: 0, line: 7, offset: 100)
        var batch = RecordBatch(columns: settings.columns)
        try StoredRows().tokenizer(settings).tokenize(&slice, into: &batch)
        return batch
    }

    @Test func `finds the values and their tags`() throws {
        var bytes: [UInt8] = []
        StoredValue.append(Int64(-12), to: &bytes)
        StoredValue.append(2.5, to: &bytes)
        bytes.append(StoredValue.null)
        unsafe [0, 255].withUnsafeBufferPointer { unsafe StoredValue.append(.blob, $0, to: &bytes) }
        let batch = try Self.table(bytes, RowSettings(columns: 4))
        let texts = (0..<4).map { String(decoding: batch.bytes[batch.field($0, of: 0).range], as: UTF8.self) }
        #expect(texts == ["-12", "2.5", "", "00ff"])
        #expect(batch.field(2, of: 0).isNull)
        let tags = [0, 1, 3].map { StorageClass(rawValue: batch.bytes[Int(batch.field($0, of: 0).start) - 1]) }
        #expect(tags == [.integer, .real, .blob])
        #expect(batch.origins == [RecordBatch.Origin(line: 7, offset: 100)])
        #expect(batch.sequence == 3)
        var settings = RowSettings(columns: 4)
        settings.binary = [3]
        let binary = try Self.table(bytes, settings)
        #expect(Array(binary.bytes[binary.field(3, of: 0).range]) == [0, 255])
    }

    @Test func `damaged slices are not read beyond their end`() throws {
        var numbers = SameBytes(seed: 7)
        for count in 0..<300 {
            let bytes = (0..<count).map { _ in numbers.next() }
            var settings = RowSettings(columns: 3)
            settings.collectsRejects = true
            _ = try Self.table(bytes, settings)
        }
    }
}

/// Bytes that are the same in every run of the tests.
private struct SameBytes {
    var seed: UInt64

    mutating func next() -> UInt8 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: seed >> 40)
    }
}
