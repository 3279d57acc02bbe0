import Records
import Testing

@testable import Ingest

@Suite struct VirtualTablesTests {
    @Test func `knows the tables of a virtual one`() throws {
        var tables = VirtualTables()
        try tables.add(Array("CREATE VIRTUAL TABLE IF NOT EXISTS \"My Docs\" USING FTS5(body)".utf8))
        try tables.add(Array("CREATE VIRTUAL TABLE v USING other(x)".utf8))
        #expect(tables.isShadow("my docs_content"))
        #expect(!tables.isShadow("My Docs_stat"))
        #expect(!tables.isShadow("v_content"))
        tables.addShadow("V_content")
        #expect(tables.isShadow("v_content"))
    }
}
