import Records
import Testing

@testable import Ingest

@Suite struct PostgreSQLWindowTests {
    @Test func `statements are cut where psql cuts them`() throws {
        let statements = [
            "SELECT ';' || \"a;\" /* ; */ || (SELECT 1; 2);", "SELECT 2 -- ;\n;",
            "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT CASE WHEN 1 THEN 2 END; SELECT 1; END;",
            "CREATE FUNCTION f() AS $$ ; $$ LANGUAGE sql;",
        ]
        try withFile(Array(("\n -- x\n" + statements.joined(separator: "\n\n;\n") + "\n/* end */").utf8)) { source, _ in
            for readBytes in [1, 1000] {
                var limits = IngestLimits()
                limits.readBytes = readBytes
                var window = try PostgreSQLWindow(source, limits: limits, watch: ReaderWatch())
                var found: [String] = []
                while try window.skipBlanks(PostgreSQLSession()) {
                    found.append(String(decoding: try window.statement(PostgreSQLSession()), as: UTF8.self))
                }
                #expect(found == statements)
            }
        }
    }

    @Test func `places are those of the source`() throws {
        try withFile(Array("\n\n SELECT 1;\nSELECT 2;".utf8)) { source, _ in
            var limits = IngestLimits()
            limits.readBytes = 1
            var window = try PostgreSQLWindow(source, limits: limits, watch: ReaderWatch())
            var places: [RecordBatch.Origin] = []
            while try window.skipBlanks(PostgreSQLSession()) {
                places.append(window.place)
                try window.passStatement(PostgreSQLSession())
            }
            #expect(places == [RecordBatch.Origin(line: 3, offset: 3), RecordBatch.Origin(line: 4, offset: 13)])
        }
    }
}
