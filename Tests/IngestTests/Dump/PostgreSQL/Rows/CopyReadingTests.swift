import Records
import Testing

@testable import Ingest

@Suite struct CopyReadingTests {
    @Test func `a slice ends with the first row that ends at its size or behind it`() throws {
        var asking = Asking()
        asking.limits.sliceBytes = 4
        let dump = "COPY t (a) FROM stdin;\n1\n2\n333\n\n\n\n4\n\\.\n"
        for readBytes in [1, 2, 1000] {
            asking.limits.readBytes = readBytes
            let slices = try #require(try readDump(dump, asking).sections.first).rows.slices
            #expect(slices.map { String(decoding: $0.bytes, as: UTF8.self) } == ["1\n2\n", "333\n", "\n\n\n4\n"])
            #expect(slices.map(\.line) == [2, 4, 5])
            #expect(slices.map(\.offset) == [23, 27, 31])
        }
    }

    @Test func `rows begin again behind the end mark`() throws {
        let dump = "COPY t (a) FROM stdin;\n\\.\nCOPY t (a) FROM stdin;\n1\n\\.\n\n\nCOPY u (a) FROM stdin;\n\\.\n"
        #expect(try readDump(dump).sections.map(\.rows.records) == [[], [["1"]], []])
    }
}
