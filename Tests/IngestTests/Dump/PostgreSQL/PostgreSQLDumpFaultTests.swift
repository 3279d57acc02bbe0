import Records
import Testing

@testable import Ingest

/// What is wrong in a dump is told with its place.
@Suite struct PostgreSQLDumpFaultTests {
    private static let header = "-- PostgreSQL database dump\n"
    private static let footer = SQLFault.unexpected(
        expected: "'-- PostgreSQL database dump complete', as the header promises")
    private static let copy = "COPY public.t (a) FROM stdin;\n"

    @Test(
        arguments: [
            ("\nCREATE TABLE public.t (a integer", SQLFault.neverCloses(.statement), 2, 1),
            ("\n\nSELECT 'abc", .neverCloses(.string), 3, 9), ("SELECT E'abc\\'", .neverCloses(.string), 1, 8),
            ("SELECT \"abc", .neverCloses(.identifier), 1, 7), ("/* a /* b */ ", .neverCloses(.comment), 1, 0),
            ("DO $x$ begin $$; $ $x", .neverCloses(.dollarQuote), 1, 3),
            ("INSERT INTO public.t (a)", .neverCloses(.statement), 1, 0),
            ("INSERT INTO public.t (a) VALUES", .neverCloses(.statement), 1, 0),
            ("INSERT INTO public.t (a) VALUES (1),\n (2", .neverCloses(.row), 2, 38),
            ("INSERT INTO public.t (a) VALUES (1),\n ('2", .neverCloses(.string), 2, 39),
            ("INSERT INTO public.t (a) VALUES (1)", .neverCloses(.statement), 1, 35),
            ("\n" + copy + "1\n2\n", .copyNeverEnds, 2, 1), ("\n" + copy, .copyNeverEnds, 2, 1),
            (copy + "1\n\\.x\n", .copyNeverEnds, 1, 0),
            (
                "COPY public.t (a) FROM stdin WITH (FORMAT csv);\n",
                .unexpected(expected: "';': a COPY with options, such as FORMAT csv, is not read"), 1, 29
            ),
            ("COPY public.t (a) TO stdout;\n", .unexpected(expected: "FROM stdin"), 1, 18),
            ("COPY public.t FROM stdin;\n1\n\\.\n", .unknownTable, 1, 0),
            ("INSERT INTO t VALUES (1);\n", .unknownTable, 1, 0),
            ("INSERT INTO t (a) SELECT 1;\n", .unexpected(expected: "VALUES: INSERT … SELECT is not read"), 1, 18),
            ("INSERT INTO t (a) VALUES (1) RETURNING a;\n", .unexpected(expected: "',' or ';' behind a row"), 1, 29),
            (
                "INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET a = 1;\n",
                .unexpected(expected: "ON CONFLICT DO NOTHING"), 1, 29
            ),
            ("INSERT INTO t (a) VALUES (1;\n", .unexpected(expected: "')'"), 1, 27),
            ("SET a = b;\n\u{1}\u{2}", .unexpected(expected: "a statement of PostgreSQL"), 2, 11),
            ("SET a = b;\nhello world;\n", .unexpected(expected: "a statement of PostgreSQL"), 2, 11),
            ("SELECT 1 \0;\n", .unexpected(expected: "a statement of PostgreSQL"), 1, 9),
            (
                "\n\\! rm x\n",
                .unexpected(expected: "a statement, \\connect or \\restrict: other commands of psql are not read"), 2, 1
            ),
            (copy.dropLast() + " SELECT 1;\n", .unexpected(expected: "a line end behind COPY"), 1, 30),
            (header + "INSERT INTO t (a) VALUES (1);\n-- end", footer, 3, 64),
        ] as [(String, SQLFault, Int, Int)])
    func `a fault is told with its place`(dump: String, reason: SQLFault, line: Int, offset: Int) throws {
        for readBytes in [1 << 18, 1] {
            var asking = Asking()
            asking.limits.readBytes = readBytes
            #expect(try dumpError(dump, asking) == fault(reason, line: line, offset: offset))
        }
    }

    @Test func `rows and statements larger than they may be are refused`() throws {
        var asking = Asking()
        asking.limits.maxRecord = 100
        for sliceBytes in [10, 1000] {
            asking.limits.sliceBytes = sliceBytes
            for (dump, line, offset) in [
                (Self.copy + "1\n" + String(repeating: "x", count: 101) + "\n\\.\n", 3, 32),
                ("INSERT INTO t (a) VALUES\n(1),\n('" + String(repeating: "x", count: 101) + "');\n", 3, 30),
            ] {
                let error = try dumpError(dump, asking)
                #expect(
                    error == .recordTooLarge(source: "source.csv", line: line, offset: offset, limit: 100))
            }
        }
        asking.limits.readBytes = 10
        let statement = "SET a = b;\nCOMMENT ON TABLE t IS '" + String(repeating: "x", count: 100) + "';\n"
        #expect(
            try dumpError(statement, asking) == .recordTooLarge(source: "source.csv", line: 2, offset: 11, limit: 100))
        let fits = Self.copy + String(repeating: "x", count: 100) + "\n\\.\n"
        #expect(try dumpError(fits, asking) == nil)
        let long = "INSERT INTO t (a) VALUES " + (0..<1000).map { "(\($0))" }.joined(separator: ", ") + ";\n"
        #expect(try readDump(long, asking).rows(of: "public.t").count == 1000)
    }

    @Test(.timeLimit(.minutes(2)))
    func `damaged dumps end with rows or an error`() throws {
        let dump = Array(
            """
            \\restrict abc
            SET client_encoding = 'UTF8';
            CREATE TYPE public.e AS ENUM ('a', 'b');
            CREATE TABLE public.t (a integer DEFAULT nextval('public.s'::regclass) NOT NULL, b public.e, CHECK (a > 0));
            CREATE FUNCTION public.f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; END;
            COPY public.t (a, b) FROM stdin;
            1\ta\\tb
            \\N\t\\x41\\101
            \\.
            INSERT INTO public.t VALUES (1, 'it''s'), (-2.5, E'\\u00e9\\n'), (NULL, $q$x$q$::text);
            INSERT INTO public.t VALUES (3, 'x') ON CONFLICT DO NOTHING;
            ALTER TABLE ONLY public.t ADD CONSTRAINT k PRIMARY KEY (a);
            CREATE UNIQUE INDEX i ON public.t USING btree (b) WHERE (a > 1);
            SELECT pg_catalog.setval('public.s', 5, true);

            """.utf8)
        var random = SameNumbers(seed: 7)
        let junk = Array("'\"\\$;(),.\n\t\0-/*ENU&x1\u{7F}".utf8) + [0x80, 0xC3, 0xFF]
        for round in 0..<3000 {
            var bytes = dump
            for _ in 0..<(1 + round % 4) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch round % 3 {
                case 0: bytes[place] = junk.randomElement(using: &random) ?? 0
                case 1: bytes.remove(at: place)
                default: bytes.insert(junk.randomElement(using: &random) ?? 0, at: place)
                }
            }
            if round % 7 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
            var asking = Asking()
            asking.limits.readBytes = [1 << 16, 13][round % 2]
            asking.limits.sliceBytes = [1 << 20, 5][round % 2]
            asking.collectsRejects = round % 5 == 0
            if let error = try dumpError(bytes, asking) { #expect(error.status == .malformed, "\(error)") }
        }
    }
}
