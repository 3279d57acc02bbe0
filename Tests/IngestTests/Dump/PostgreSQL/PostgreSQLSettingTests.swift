import Records
import Testing

@testable import Ingest

@Suite struct PostgreSQLSettingTests {
    private func statement(_ text: String) throws(PostgreSQLStop) -> PostgreSQLStatement {
        try PostgreSQLStatement(Array(text.utf8), PostgreSQLSession())
    }

    @Test(arguments: [
        ("SET client_encoding = 'LATIN1'", PostgreSQLSetting.encoding("LATIN1")),
        ("SET NAMES 'UTF8'", .encoding("UTF8")),
        ("SET SESSION client_encoding TO UTF8", .encoding("utf8")),
        ("SET standard_conforming_strings = off", .standardStrings(false)),
        ("SET standard_conforming_strings = on", .standardStrings(true)),
        ("SET search_path = shop, pg_catalog", .schema("shop")), ("SET search_path = pg_catalog", .schema("public")),
        ("SET statement_timeout = 0", .other), ("RESET ALL", .other), ("SET", .other),
    ])
    func `settings that change the reading are known`(text: String, setting: PostgreSQLSetting) throws {
        #expect(PostgreSQLSetting(try statement(text)) == setting)
    }

    @Test func `the search path is set by a function, too`() throws {
        let path = PostgreSQLSetting.searchPath
        #expect(path(try statement("SELECT pg_catalog.set_config('search_path', '', false)")) == "public")
        #expect(path(try statement("SELECT set_config('search_path', 'shop,x', false)")) == "shop")
        #expect(path(try statement("SELECT pg_catalog.setval('s', 1)")) == nil)
        #expect(path(try statement("SELECT pg_catalog.set_config('other', 'x', false)")) == nil)
    }
}
