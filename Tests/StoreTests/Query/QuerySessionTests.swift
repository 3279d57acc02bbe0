import Foundation
import Records
import Testing

@testable import Store

@Suite struct QuerySessionTests {
    let folder: ScratchFolder
    let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
        try SampleRun(datasets: ["customers", "orders"]).publish(into: path)
    }

    private func rows(_ sql: String) throws -> [[QueryValue]] { try queriedRows(sql, in: path) }

    @Test(arguments: [
        ("SELECT count(*) FROM customers", [QueryValue.integer(12)]),
        (
            " ; -- a comment\n select 1.5, 'Zoë', x'00ff', NULL, '' ; -- done\n ;",
            [.real(1.5), QueryValue("Zoë"), .blob([0, 255]), .null, .text([])]
        ),
        ("SELECT count(*) FROM customers JOIN orders USING (id)", [.integer(12)]),
        (
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT sum(i) FROM n",
            [.integer(15)]
        ),
        ("SELECT 'a;b' -- ; \n", [QueryValue("a;b")]),
        ("SELECT records FROM bauta_dataset WHERE name = 'CUSTOMERS'", [.integer(12)]),
    ])
    func `answers one statement`(sql: String, row: [QueryValue]) throws {
        #expect(try rows(sql) == [row])
    }

    @Test func `what it sorts goes to a nameless file`() throws {
        var files: [String] = []
        try QuerySession(path: path).run(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
            SELECT hex(randomblob(1000)) AS h FROM n ORDER BY h
            """, columns: { _ in },
            row: { _ in
                let descriptors = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
                files = (descriptors ?? []).compactMap {
                    try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")
                }
                return false
            })
        #expect(files.contains { $0.contains("etilqs_") && $0.hasSuffix(" (deleted)") })
    }

    @Test func `stops when it is told`() throws {
        var count = 0
        try QuerySession(path: path).run(
            "SELECT * FROM customers", columns: { _ in },
            row: { _ in
                count += 1
                return count < 5
            })
        #expect(count == 5)
    }

    @Test(arguments: [
        ("", "query: there is no statement; give one SELECT"),
        (" -- nothing", "query: there is no statement; give one SELECT"),
        ("SELECT 1; SELECT 2", "query: there are several statements; give one"),
        ("SELECT x FROM customers", "query: no such column: x"),
        ("SELEC 1", "query: near \"SELEC\": syntax error"),
        ("SELECT 1\u{0}", "query: the statement holds a NUL byte; leave it out"),
        ("DROP TABLE bauta_run", "query: this statement is not allowed; only reading is, by SELECT"),
    ])
    func `says what is wrong`(sql: String, message: String) throws {
        let error = #expect(throws: StoreError.self) { _ = try rows(sql) }
        #expect(error?.description == message)
    }

    @Test(arguments: [
        "SELECT json_extract('{}', name) FROM customers", "SELECT json_extract(name, '$') FROM customers",
        "SELECT name -> id FROM customers", "SELECT abs(-9223372036854775807 - 1) FROM customers",
        "SELECT * FROM customers WHERE name LIKE 'a' ESCAPE name",
    ])
    func `never quotes a value`(sql: String) throws {
        let error = #expect(throws: StoreError.self) { _ = try rows(sql) }
        #expect(
            error?.description
                == "query: a function or an operator refuses a value; see that it gets what it takes", "\(sql)")
    }

    @Test func `tells of damage only where a statement meets it`() throws {
        _ = try Shell.sqlite(path, "UPDATE bauta_block SET payload = zeroblob(9) WHERE dataset = 1")
        let session = try QuerySession(path: path)
        for (sql, status) in [
            ("SELECT * FROM customers", ExitStatus.verification), ("SELECT x FROM orders", .usage),
            ("SELECT abs(-9223372036854775807 - 1)", .usage), ("SELECT * FROM customers", .verification),
        ] {
            let error = #expect(throws: StoreError.self) {
                try session.run(sql, columns: { _ in }, row: { _ in true })
            }
            #expect(error?.status == status, "\(sql)")
        }
    }

    @Test func `lets go of all that its tables hold`() throws {
        weak var context: QueryContext?
        do {
            let session = try QuerySession(path: path)
            context = session.context
            let sql = "SELECT * FROM customers c JOIN orders USING (name) WHERE (SELECT max(id) FROM orders) > c.id"
            try session.run(sql, columns: { _ in }, row: { _ in false })
            try session.run("SELECT count(*) FROM orders", columns: { _ in }, row: { _ in true })
            #expect(throws: StoreError.self) { try session.run("SELECT 1 +", columns: { _ in }, row: { _ in true }) }
            #expect(context != nil)
        }
        #expect(context == nil)
    }

    @Test func `does not trust the file's own views`() throws {
        _ = try Shell.sqlite(path, "DROP VIEW customers; CREATE VIEW customers AS SELECT 'planted' AS id")
        #expect(try rows("SELECT id FROM customers LIMIT 1") == [[QueryValue("a0")]])
    }

    @Test func `does not inflate what it has not checked`() throws {
        for sql in ["SELECT * FROM main.customers", "SELECT sqlar_uncompress(x'00', 1)"] {
            let error = #expect(throws: StoreError.self) { _ = try rows(sql) }
            #expect(error?.status == .usage, "\(sql)")
        }
    }

    @Test(arguments: ["bauta_block", "BAUTA_range", "sqlite_x", "json_each", "", "a\u{1B}[2J\u{0}"])
    func `a dataset whose name would hide a table is damage`(name: String) throws {
        let text = "CAST(x'\(HexText.string(name.utf8))' AS TEXT)"
        _ = try Shell.sqlite(path, "UPDATE bauta_dataset SET name = \(text) WHERE name = 'orders'")
        let damage = StoreError.damaged(path: path, place: "dataset '\(SafeText.escaped(name))'")
        #expect(throws: damage) { _ = try rows("SELECT count(*) FROM customers") }
    }

    @Test func `says when there is no store`() throws {
        #expect(throws: StoreError.absent(path: folder.file("no.db"))) {
            _ = try QuerySession(path: folder.file("no.db"))
        }
    }
}
