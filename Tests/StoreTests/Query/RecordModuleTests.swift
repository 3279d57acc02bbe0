import Records
import Store
import TestSupport
import Testing

/// The virtual tables against the published views, read by the stock shell.
@Suite struct RecordModuleTests {
    let folder: ScratchFolder
    let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
        try SampleTable.publish([.tabular, .json], into: path)
    }

    /// A query whose one column is text, as the session answers it and as the shell does.
    private func expectSame(_ sql: String) throws {
        let own = try queriedRows(sql, in: path).map { row in
            guard case .text(let bytes)? = row.first, row.count == 1 else { return "no text" }
            return String(decoding: bytes, as: UTF8.self)
        }
        #expect(try own == Shell.sqlite(path, sql), "\(sql)")
    }

    @Test(arguments: [
        #"SELECT hex(quote(id) || quote("na""me") || quote(n) || quote("select")) FROM t"#,
        #"SELECT typeof(id) || typeof("na""me") || typeof(n) || typeof("select") FROM t"#,
        #"SELECT hex(quote(a) || quote("b.c") || quote("b.d e") || quote("['x.y']") || quote("$.RECORD")) FROM j"#,
        "SELECT quote(record) FROM j", "SELECT typeof(record) FROM j",
        #"SELECT typeof(a) || typeof("b.c") || typeof("b.d e") || typeof("$.RECORD") FROM j"#,
        "SELECT 'x' || hex(a) FROM j WHERE a IS NOT NULL", "SELECT printf('%!.20e', a) FROM j WHERE typeof(a) = 'real'",
        "SELECT quote(max(n)) || count(*) || quote(max(id)) || quote(min(a)) FROM t, j WHERE n < 100 AND a < 100",
        "SELECT quote(n) FROM t ORDER BY n DESC LIMIT 3", "SELECT quote(n) FROM t WHERE n IS NULL",
        "SELECT quote(x.id) || quote(y.id) FROM t x LEFT JOIN t y ON x.n = y.n + 4 ORDER BY 1",
        "SELECT quote(id) FROM t WHERE id IN ('a1', 'a3', 'no', NULL)",
        "SELECT quote(id) FROM t WHERE id = 'a1' COLLATE NOCASE",
        "SELECT quote((SELECT max(y.n) FROM t y WHERE y.id < x.id)) FROM t x",
        "SELECT quote(id) FROM t WHERE id = 'a1' OR n = 5 OR \"select\" = 'x'",
        "SELECT quote(n) FROM t WHERE \"select\" = 5 UNION ALL SELECT hex(a) FROM j WHERE a > '5'",
        "SELECT quote(n) FROM t WHERE CAST(\"select\" AS NUMERIC) = n",
        "SELECT quote(n) FROM t WHERE \"select\" = CAST('5' AS NUMERIC)",
        "SELECT quote(n) FROM t WHERE n = '5'", "SELECT quote(n) FROM t WHERE \"select\" = CAST(5 AS TEXT)",
        "SELECT quote(n) FROM t WHERE n = 5.0", "SELECT quote(n) FROM t WHERE n >= 9223372036854775807.0",
    ])
    func `a table shows what the published view shows`(sql: String) throws { try expectSame(sql) }

    @Test func `a record has its number in the dataset as rowid`() throws {
        #expect(try queriedRows("SELECT rowid FROM t", in: path) == (1...6).map { [.integer($0)] })
        #expect(try queriedRows("SELECT id FROM t WHERE rowid = 4", in: path) == [[QueryValue("a3")]])
        #expect(try queriedRows("SELECT id FROM t WHERE rowid BETWEEN 4 AND 5", in: path).count == 2)
        #expect(try queriedRows("SELECT id FROM t WHERE rowid = '4'", in: path) == [[QueryValue("a3")]])
        #expect(try queriedRows("SELECT id FROM t WHERE rowid IN (9, 0, -1, NULL, 1e300)", in: path).isEmpty)
    }

    @Test func `texts with NUL or a lone surrogate are better than the view's`() throws {
        try SampleTable(columns: ["a"], blocks: [[#"["x\u0000y"]"#, #"["\ud800z"]"#]]).publish(
            into: folder.file("odd.db"))
        #expect(
            try queriedRows("SELECT a FROM t", in: folder.file("odd.db"))
                == [[.text([0x78, 0, 0x79])], [.text([0xEF, 0xBF, 0xBD, 0x7A])]])
    }

    @Test(arguments: [
        "SELECT * FROM bauta_records", "SELECT * FROM bauta_records(1)",
        "CREATE VIRTUAL TABLE x USING bauta_records(1)",
        "CREATE VIRTUAL TABLE temp.x USING bauta_records(1)", "DROP TABLE t", "DELETE FROM t",
        "INSERT INTO t VALUES(1,2,3,4)",
        "UPDATE t SET id = ''", "ALTER TABLE t RENAME TO u",
    ])
    func `nobody makes or changes a table`(sql: String) {
        let error = #expect(throws: StoreError.self) { _ = try queriedRows(sql, in: path) }
        #expect(error?.status == .usage, "\(sql)")
    }

    @Test func `a damaged block is told by its place`() throws {
        _ = try Shell.sqlite(
            path, "UPDATE bauta_block SET payload = zeroblob(length(payload)) WHERE dataset = 1 AND sequence = 1")
        let damage = StoreError.damaged(path: path, place: "dataset 't', block 1")
        #expect(throws: damage) { _ = try queriedRows("SELECT count(*) FROM t", in: path) }
        #expect(throws: damage) { _ = try queriedRows("SELECT max(id) FROM j, t", in: path) }
        #expect(try queriedRows("SELECT count(*) FROM j", in: path) == [[.integer(18)]])
        #expect(try queriedRows("SELECT id FROM t LIMIT 2", in: path).count == 2)
    }

    @Test(arguments: [
        "DELETE FROM bauta_block WHERE dataset = 1 AND sequence = 2",
        "UPDATE bauta_block SET records = 2 WHERE sequence = 1",
        "UPDATE bauta_block SET records = -5 WHERE sequence = 1",
        "UPDATE bauta_block SET sequence = 9 WHERE sequence = 1",
        "UPDATE bauta_dataset SET records = 7",
        "UPDATE bauta_block SET records = 9223372036854775807 WHERE dataset = 1",
    ])
    func `rows of blocks that were changed are damage`(change: String) throws {
        _ = try Shell.sqlite(path, change)
        let error = #expect(throws: StoreError.self) { _ = try queriedRows("SELECT count(*) FROM t", in: path) }
        #expect(error?.status == .verification)
    }

    @Test func `a dataset without columns or with too many is no table`() throws {
        let wide = SampleTable(name: "wide", columns: (0..<2001).map { "c\($0)" }, blocks: [])
        let none = SampleTable(name: "none", columns: [], blocks: [["[]"]])
        try SampleTable.publish([wide, none, .tabular], into: folder.file("wide.db"))
        for name in ["wide", "none"] {
            #expect(throws: StoreError.query("no such table: \(name)")) {
                _ = try queriedRows("SELECT * FROM \(name)", in: folder.file("wide.db"))
            }
        }
        #expect(try queriedRows("SELECT count(*) FROM t", in: folder.file("wide.db")) == [[.integer(6)]])
    }
}
