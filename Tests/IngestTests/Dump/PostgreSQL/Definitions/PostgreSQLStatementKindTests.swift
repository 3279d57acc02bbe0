import Records
import Testing

@testable import Ingest

@Suite struct PostgreSQLStatementKindTests {
    @Test func `first words tell the kind`() {
        #expect(PostgreSQLStatementKind(["copy"]) == .copy)
        #expect(PostgreSQLStatementKind(["insert"]) == .insert)
        #expect(PostgreSQLStatementKind(["set", "a"]) == .setting)
        #expect(PostgreSQLStatementKind(["create", "unlogged", "table"]) == .definition("table"))
        #expect(PostgreSQLStatementKind(["alter", "table", "only", "t", "owner", "to"]) == .passed("owner"))
        #expect(PostgreSQLStatementKind(["alter", "index", "i", "attach"]) == .passed("index"))
        #expect(PostgreSQLStatementKind(["alter", "sequence", "s", "owned"]) == .definition("sequence"))
        #expect(PostgreSQLStatementKind(["create", "something"]) == .passed("other"))
        #expect(PostgreSQLStatementKind(["nothing"]) == nil)
        #expect(PostgreSQLStatementKind([]) == nil)
    }
}
