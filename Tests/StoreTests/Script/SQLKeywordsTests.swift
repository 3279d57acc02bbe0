import Testing

@testable import Store

@Suite struct SQLKeywordsTests {
    @Test(arguments: [
        ("a_1", "a_1"), ("A", "\"A\""), ("order", "\"order\""), ("year", "year"), ("user", "\"user\""), ("", "\"\""),
        ("1a", "\"1a\""), ("a b", "\"a b\""), ("é", "\"é\""), ("a\"b", "\"a\"\"b\""), ("values", "\"values\""),
    ])
    func `pg_dump quotes what it must`(name: String, spelling: String) {
        #expect(SQLKeywords.postgresql(name) == spelling)
    }

    @Test(arguments: [("Album", "Album"), ("order", "\"order\""), ("a b", "\"a b\""), ("1a", "\"1a\""), ("", "\"\"")])
    func `so does the shell of SQLite`(name: String, spelling: String) {
        #expect(SQLKeywords.sqlite(name) == spelling)
    }
}
