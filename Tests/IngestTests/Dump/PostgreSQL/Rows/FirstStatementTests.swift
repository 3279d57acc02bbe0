import Records
import Testing

@testable import Ingest

@Suite struct FirstStatementTests {
    private func style(_ rows: String) throws -> DumpStyle? {
        let table = "CREATE TABLE public.t (a integer, b text);\n"
        let styles = try [16, 1 << 20].map { size in
            var asking = Asking()
            asking.limits.sliceBytes = size
            return try readDump(table + rows, asking).schema.style(of: TableName("t", schema: "public"))
        }
        #expect(styles[0] == styles[1])
        return styles[0]
    }

    @Test func `a COPY`() throws {
        #expect(try style("COPY public.t (a, b) FROM stdin;\n\\.\n") == DumpStyle(.copy, quoting: .needed))
        #expect(try style("COPY \"public\".\"t\" FROM stdin;\n\\.\n") == DumpStyle(.copy, quoting: .all))
    }

    @Test func `a row for each statement`() throws {
        var expected = DumpStyle(.insert, quoting: .needed)
        expected.rows = 1
        #expect(try style("INSERT INTO public.t VALUES (1, 'a');\nINSERT INTO public.t VALUES (2, 'b');\n") == expected)
        expected.quoting = .all
        expected.listsColumns = true
        expected.isOverriding = true
        let head = "INSERT INTO \"public\".\"t\" (\"a\", \"b\") OVERRIDING SYSTEM VALUE VALUES"
        #expect(try style("\(head) (1, 'a');\n") == expected)
    }

    @Test func `many rows, and what ends them`() throws {
        var expected = DumpStyle(.insert, quoting: .needed)
        expected.rows = 2
        (expected.gap, expected.between) = ("\n\t", "\n\t")
        expected.passesOverConflicts = true
        let statement = "INSERT INTO public.t VALUES\n\t(1, 'a'),\n\t(2, 'b') ON CONFLICT DO NOTHING;\n"
        #expect(try style(statement + statement + statement) == expected)
    }

    @Test func `numbers without quotes of a table that is not defined`() throws {
        let dump = try readDump("INSERT INTO public.t (a, b, c) VALUES (-1, '7', NULL);\n")
        #expect(dump.schema.style(of: TableName("t", schema: "public"))?.bare == ["a"])
    }
}
