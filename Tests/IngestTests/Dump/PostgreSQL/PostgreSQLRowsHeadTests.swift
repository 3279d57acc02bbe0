import Records
import Testing

@testable import Ingest

@Suite struct PostgreSQLRowsHeadTests {
    private func statement(_ text: String) throws(PostgreSQLStop) -> PostgreSQLStatement {
        try PostgreSQLStatement(Array(text.utf8), PostgreSQLSession())
    }

    @Test func `heads name the table and the columns`() throws {
        let copy = try PostgreSQLRowsHead(copy: statement("COPY \"Odd; s\".t (a, \"B\"\"\") FROM stdin;"))
        #expect(copy.table == ["Odd; s", "t"])
        #expect(copy.columns == ["a", "B\""])
        #expect(try PostgreSQLRowsHead(copy: statement("copy t from STDIN;")).columns == nil)
        let insert = try PostgreSQLRowsHead(insert: statement("INSERT INTO t AS x (a) OVERRIDING USER VALUE VALUES "))
        #expect(insert.table == ["t"])
        #expect(insert.columns == ["a"])
        #expect(try PostgreSQLRowsHead(insert: statement("INSERT INTO t ")).columns == nil)
    }

    @Test(arguments: [
        "COPY t TO stdout;", "COPY (SELECT 1) TO stdout;", "COPY t FROM 'x';", "COPY t FROM stdin CSV;", "COPY;",
    ])
    func `other copies are refused`(text: String) throws {
        let statement = try statement(text)
        #expect(throws: PostgreSQLStop.self) { try PostgreSQLRowsHead(copy: statement) }
    }
}
