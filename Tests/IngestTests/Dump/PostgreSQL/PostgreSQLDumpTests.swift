import Records
import TestSupport
import Testing

@testable import Ingest

@Suite struct PostgreSQLDumpTests {
    private let whole = """
        --
        -- PostgreSQL database dump
        --

        \\restrict Zq8
        SET standard_conforming_strings = on;
        SELECT pg_catalog.set_config('search_path', '', false);

        CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS $_$
        BEGIN
        COPY public.t (a) FROM stdin;
        1
        \\.
        INSERT INTO public.t VALUES (9);
        END $_$;

        CREATE FUNCTION public.g() RETURNS integer LANGUAGE sql
            BEGIN ATOMIC
         SELECT CASE WHEN (1 = 1) THEN 1 ELSE 2 END;
         SELECT 3;
        END;

        COMMENT ON TABLE public.t IS 'INSERT INTO public.t VALUES (7);
        COPY public.t (a) FROM stdin;
        ';
        /* COPY public.t (a) FROM stdin; /* nested */ INSERT INTO public.t VALUES (8); */
        CREATE TABLE public.t (a integer, b text);
        CREATE TABLE public.no_columns (
        );

        COPY public.t (a, b) FROM stdin;
        1\tone
        2\t\\N
        \\.

        COPY public.no_columns  FROM stdin;


        \\.

        INSERT INTO public.t VALUES (3, 'three');
        -- between
        INSERT INTO public.t (a, b) VALUES (4, 'f''our'), (5, NULL);
        INSERT INTO public.t (a, b) VALUES (6, '')
          ON CONFLICT DO NOTHING;
        INSERT INTO public.no_columns DEFAULT VALUES;
        INSERT INTO public.no_columns DEFAULT VALUES;
        --
        -- PostgreSQL database dump complete
        --

        \\unrestrict Zq8

        """

    @Test func `rows come out in stretches of one table and its columns`() throws {
        let tables = try readDump(whole)
        #expect(
            tables.sections.map(\.table.dataset) == [
                "public.t", "public.no_columns", "public.t", "public.t", "public.no_columns",
            ])
        #expect(tables.sections[0].rows.records == [["1", "one"], ["2", nil]])
        #expect(tables.sections[1].rows.origins.count == 2)
        #expect(tables.sections[2].columns == ["a", "b"])
        #expect(tables.sections[2].rows.records == [["3", "three"]])
        #expect(tables.sections[3].rows.records == [["4", "f'our"], ["5", nil], ["6", ""]])
        #expect(tables.sections[4].rows.records == [[], []])
    }

    @Test func `what is no data is counted and kept nowhere`() throws {
        let schema = try readDump(whole).schema
        #expect(schema.passedOver["function"] == 2)
        #expect(schema.passedOver["comment"] == 1)
        #expect(schema.tables.map(\.name.dataset) == ["public.t", "public.no_columns"])
    }

    @Test(arguments: [1, 7, 64])
    func `reads and slices of any size give the same rows`(size: Int) throws {
        let expected = try readDump(whole)
        var asking = Asking()
        asking.limits.readBytes = size
        for slice in [1, 5, 1 << 20] {
            asking.limits.sliceBytes = slice
            let found = try readDump(whole, asking)
            #expect(found.sections.map(\.rows.records) == expected.sections.map(\.rows.records))
            #expect(found.sections.map(\.rows.origins) == expected.sections.map(\.rows.origins))
            #expect(found.schema == expected.schema)
        }
    }

    @Test func `slices depend on the text alone`() throws {
        var asking = Asking()
        asking.limits.sliceBytes = 8
        let expected = try readDump(whole, asking)
        for size in [1, 2, 3, 11, 100] {
            asking.limits.readBytes = size
            #expect(try readDump(whole, asking) == expected)
        }
    }

    @Test func `origins are lines and offsets of the dump`() throws {
        let bytes = Array(whole.utf8)
        for part in try readDump(whole).sections where !part.columns.isEmpty {
            for (record, origin) in zip(part.rows.records, part.rows.origins) {
                #expect(bytes[..<origin.offset].count { $0 == 0x0A } + 1 == origin.line)
                guard case .bytes(let first) = record[0] else { continue }
                let begin = bytes[origin.offset] == UInt8(ascii: "(") ? origin.offset + 1 : origin.offset
                #expect(bytes[begin...].starts(with: first))
            }
        }
    }

    @Test func `rows that nobody reads are passed over`() throws {
        try withFile(Array(whole.utf8)) { source, _ in
            for readBytes in [1, 3, 1000] {
                var limits = IngestLimits()
                limits.readBytes = readBytes
                let reader = try PostgreSQLDump(source: source, ordinal: 0, limits: limits)
                var names: [String] = []
                while let section = try reader.nextSection() { names.append(section.table.name) }
                try reader.finish()
                #expect(names == ["t", "no_columns", "t", "t", "no_columns"])
                #expect(reader.bytesRead == whole.utf8.count)
            }
        }
    }

    @Test func `gzip is inflated`() throws {
        #expect(try readDump(Gzip.member(Array(whole.utf8))).sections == readDump(whole).sections)
    }

    @Test func `databases of a cluster are told apart`() throws {
        let tables = try readDump(
            """
            \\connect one
            CREATE TABLE public.t (a integer);
            COPY public.t (a) FROM stdin;
            1
            \\.
            \\connect -reuse-previous=on "dbname='its \\'two'"
            CREATE TABLE public.t (b integer);
            INSERT INTO public.t VALUES (2);

            """)
        #expect(tables.sections.map(\.table.qualified) == ["one.public.t", "its 'two.public.t"])
        #expect(tables.sections.map(\.columns) == [["a"], ["b"]])
    }

    @Test func `older dumps name the schema once`() throws {
        let tables = try readDump(
            """
            SET search_path = shop, pg_catalog;
            CREATE TABLE t (a integer);
            INSERT INTO t VALUES (1);

            """)
        #expect(tables.sections.map(\.table.dataset) == ["shop.t"])
    }

    @Test func `names and values in other encodings become UTF-8`() throws {
        for (name, byte, text) in [("LATIN1", UInt8(0xE9), "é"), ("WIN1252", 0x80, "€"), ("'latin1'", 0xE9, "é")] {
            let head = Array("SET client_encoding = \(name);\nCREATE TABLE public.\"n".utf8) + [byte]
            let copy =
                Array("\" (a text, b text);\nCOPY public.\"n".utf8) + [byte] + Array("\" (a, b) FROM stdin;\nx".utf8)
            let rest = [byte] + Array("\\t\\n\tplain\n\\.\nINSERT INTO public.\"n".utf8) + [byte]
            let tables = try readDump(
                head + copy + rest + Array("\" VALUES ('".utf8) + [byte] + Array("', '');\n".utf8))
            #expect(tables.sections.map(\.table.name) == ["n\(text)", "n\(text)"])
            #expect(tables.sections[0].rows.records == [[Cell(stringLiteral: "x\(text)\t\n"), "plain"]])
            #expect(tables.sections[1].rows.records == [[Cell(stringLiteral: text), ""]])
        }
    }

    @Test func `an encoding that is not read is refused with a cure`() throws {
        #expect(
            try dumpError("SET client_encoding = 'EUC_JP';\n")
                == .dumpEncoding(source: "source.csv", command: "pg_dump --encoding=UTF8 DATABASE"))
        #expect(try dumpError("SET client_encoding = 'SQL_ASCII';\n") == nil)
    }
}
