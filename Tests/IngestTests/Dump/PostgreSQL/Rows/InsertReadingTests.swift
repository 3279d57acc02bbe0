import Records
import Testing

@testable import Ingest

@Suite struct InsertReadingTests {
    @Test func `a slice ends with the first row that ends at its size or behind it`() throws {
        var asking = Asking()
        asking.limits.sliceBytes = 8
        let dump = "INSERT INTO t (a) VALUES (1), (22), (333) ,\n(4);\nINSERT INTO t (a) VALUES (5);\n"
        let slices = try #require(try readDump(dump, asking).sections.first).rows.slices
        #expect(
            slices.map { String(decoding: $0.bytes, as: UTF8.self) } == [
                "(1), (22)", "(333) ,\n(4)", "(5)",
            ])
        #expect(slices.map(\.line) == [1, 1, 3])
        #expect(slices.map(\.offset) == [25, 36, 74])
        #expect(slices.map(\.sequence) == [0, 1, 2])
    }

    @Test func `a statement of any length is read row by row`() throws {
        var asking = Asking()
        asking.limits.maxRecord = 1000
        asking.limits.sliceBytes = 1000
        asking.limits.readBytes = 100
        let values = (0..<5000).map { "(\($0), 'text')" }.joined(separator: ", ")
        let dump = "INSERT INTO t (a, b) VALUES " + values + ";\n"
        #expect(try readDump(dump, asking).rows(of: "public.t").count == 5000)
        #expect(try readDump(dump).rows(of: "public.t").count == 5000)
    }

    @Test func `a large row comes out whole`() throws {
        var asking = Asking()
        asking.limits.readBytes = 1000
        asking.limits.sliceBytes = 100
        let text = String(repeating: "it''s ", count: 50_000)
        let rows = try readDump("INSERT INTO t (a) VALUES ('\(text)'), ('x');\n", asking).rows(of: "public.t")
        #expect(rows == [[Cell(stringLiteral: text.replacing("''", with: "'"))], ["x"]])
    }
}
