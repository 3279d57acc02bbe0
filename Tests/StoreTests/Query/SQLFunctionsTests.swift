import Records
import Store
import Testing

@Suite struct SQLFunctionsTests {
    let folder: ScratchFolder
    let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
        try SampleRun(datasets: ["customers", "orders"]).publish(into: path)
    }

    @Test(arguments: [
        ("SELECT sqlar_uncompress(x'0102', 2)", QueryValue.blob([1, 2])),
        ("SELECT sqlar_uncompress(x'', 0)", .blob([])),
        ("SELECT sqlar_uncompress('text', 0)", QueryValue("text")),
        ("SELECT sqlar_uncompress(NULL, 0)", .null),
        ("SELECT sqlar_uncompress(x'789c4b4c4a4ec4860072e00931', 24)", .blob(Array("abcabcabcabcabcabcabcabc".utf8))),
    ])
    func `inflates as SQLite's own does`(sql: String, value: QueryValue) throws {
        #expect(try rows(sql) == [[value]])
    }

    @Test(arguments: ["x'789c4b4c4a0600024d0127', 4", "x'00', 2", "x'', 1", "NULL, 1", "x'00', 9223372036854775807"])
    func `refuses what does not inflate to its length`(arguments: String) throws {
        let error = #expect(throws: StoreError.self) { _ = try rows("SELECT sqlar_uncompress(\(arguments))") }
        #expect(error?.description == "query: a block does not inflate; run 'bauta verify'")
    }

    @Test func `does not show a block that is not what was written`() throws {
        _ = try Shell.sqlite(path, "UPDATE bauta_block SET plain_bytes = 1000000000000 WHERE sequence = 1")
        let error = #expect(throws: StoreError.self) { _ = try rows("SELECT * FROM customers") }
        #expect(error == .damaged(path: path, place: "dataset 'customers', block 1"))
    }

    private func rows(_ sql: String) throws -> [[QueryValue]] { try queriedRows(sql, in: path) }
}
