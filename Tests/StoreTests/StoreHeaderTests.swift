import Testing

@testable import Store

@Suite struct StoreHeaderTests {
    /// What is written over a store's header, at which offset, and what the file is taken for then.
    static let changes: [(offset: Int, byte: UInt8, refusal: Refusal)] = [
        (0, 0, .notAStore), (15, 1, .notAStore), (63, 2, .newerFormat(2)), (60, 127, .newerFormat(127 << 24 | 1)),
        (63, 0, .notAStore), (68, 0, .notAStore), (71, 0, .notAStore), (18, 2, .writeAheadLog), (19, 2, .writeAheadLog),
    ]

    @Test(arguments: changes) func `tells what a file is not`(offset: Int, byte: UInt8, refusal: Refusal) throws {
        let folder = try ScratchFolder()
        let path = folder.file("staging.db")
        try SampleRun(blocks: 1).publish(into: path)
        try StoreHeader.check(path)
        var bytes = try folder.bytes(of: "staging.db")
        bytes[offset] = byte
        try folder.write(bytes, to: "staging.db")
        #expect(throws: StoreError.refused(path: path, refusal)) { try StoreHeader.check(path) }
        #expect(throws: StoreError.refused(path: path, refusal)) { _ = try StagingReader(path: path) }
    }

    @Test(arguments: [0, 1, 16, 99]) func `refuses a file that ends too early`(length: Int) throws {
        let folder = try ScratchFolder()
        let path = folder.file("staging.db")
        try SampleRun(blocks: 1).publish(into: path)
        try folder.write(Array(try folder.bytes(of: "staging.db").prefix(length)), to: "staging.db")
        #expect(throws: StoreError.refused(path: path, .notAStore)) { try StoreHeader.check(path) }
    }
}
