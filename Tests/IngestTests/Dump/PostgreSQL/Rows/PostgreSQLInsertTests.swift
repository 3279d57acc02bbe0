import Records
import Testing

@testable import Ingest

@Suite struct PostgreSQLInsertTests {
    @Test func `heads of the same table and columns are one stretch`() throws {
        let dump = """
            CREATE TABLE public.t (a integer);
            INSERT INTO public.t VALUES (1);
            INSERT INTO public.t VALUES (2);
            insert  into public . "t" /* c */ values (3) ;
            INSERT INTO t VALUES (4);

            -- other columns
            INSERT INTO public.t (a) OVERRIDING SYSTEM VALUE VALUES (5);
            INSERT INTO public.t (a) VALUES (6) ON CONFLICT (a) DO NOTHING;
            INSERT INTO public.u (a) VALUES (7);

            """
        for sliceBytes in [1, 4, 1 << 20] {
            var asking = Asking()
            asking.limits.sliceBytes = sliceBytes
            let sections = try readDump(dump, asking).sections
            #expect(sections.map(\.rows.records) == [[["1"], ["2"], ["3"], ["4"]], [["5"], ["6"]], [["7"]]])
            #expect(sections[0].rows.origins.map(\.line) == [2, 3, 4, 5])
            #expect(sections[1].rows.origins.map(\.line) == [8, 9])
        }
    }

    @Test(arguments: ["SET a = 1;", "SELECT 1;", "INSERT INTO public.t (b) VALUES (1);", "DO 'x';"])
    func `another statement ends the stretch`(statement: String) throws {
        let insert = "INSERT INTO public.t (a) VALUES (1);\n"
        let sections = try readDump(insert + statement + "\n" + insert).sections
        #expect(sections.map(\.rows.records).filter { $0 == [["1"]] }.count >= 2)
        #expect(sections.count == (statement.hasPrefix("INSERT") ? 3 : 2))
    }
}
