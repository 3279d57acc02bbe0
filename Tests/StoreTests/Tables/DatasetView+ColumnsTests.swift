import Records
import Store
import Testing

@Suite struct DatasetViewColumnsTests {
    let folder: ScratchFolder
    let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
    }

    /// Publishes the dataset `events` with `records`, whose view shows `columns`.
    private func publish(_ records: [String], columns: [String]) throws -> DatasetRecord {
        let record = DatasetRecord(name: "events", format: "jsonl", columns: columns)
        var writer = try SampleRun(datasets: []).writer(into: path)
        try writer.begin(record)
        var encoder = try BlockEncoder()
        let plain = Array("[\(records.joined(separator: ","))]".utf8)
        try writer.append(try encoder.encode(plain, sequence: 0, records: records.count))
        try writer.finish(DatasetEnd(sources: [], fields: [], rejects: 0))
        _ = try writer.publish(finished: "2026-11-23T01:00:05.250Z")
        return record
    }

    @Test func `is a column for each path, and the record`() throws {
        let record = try publish(
            [#"{"user":{"email":"a@b.de","id":7},"big":9007199254740993}"#, #"{"user":{"email":null}, "x" : [1, 2]}"#],
            columns: ["user.email", "user", "big"])
        #expect(
            try Shell.sqlite(path, "SELECT sql FROM sqlite_schema WHERE type = 'view'") == [
                #"CREATE VIEW "events" AS SELECT json_extract(r.value,'$."user"."email"') AS "user.email", "#
                    + #"json_extract(r.value,'$."user"') AS "user", json_extract(r.value,'$."big"') AS "big", "#
                    + #"r.value AS "record""#,
                "  FROM bauta_block AS b CROSS JOIN "
                    + "json_each(CAST(sqlar_uncompress(b.payload, b.plain_bytes) AS TEXT)) AS r",
                "  WHERE b.dataset = 1 ORDER BY b.sequence LIMIT -1",
            ])
        #expect(DatasetView.columnNames(of: record) == ["user.email", "user", "big", "record"])
        #expect(
            try Shell.sqlite(path, "SELECT * FROM events") == [
                #"a@b.de|{"email":"a@b.de","id":7}|9007199254740993|"#
                    + #"{"user":{"email":"a@b.de","id":7},"big":9007199254740993}"#,
                #"|{"email":null}||{"user":{"email":null},"x":[1,2]}"#,
            ])
    }

    @Test func `shows the first of two members of one key`() throws {
        _ = try publish([#"{"a":1,"a":2}"#], columns: ["a"])
        #expect(try Shell.sqlite(path, "SELECT * FROM events") == [#"1|{"a":1,"a":2}"#])
    }

    @Test(arguments: [
        "a.b", "a[0]", "$", "it's", "two words", " ", "*", "]", "Zoë", "'\u{308}", "1", "--", "\u{7F}", "😀", "a:1",
    ])
    func `takes odd keys as they are`(key: String) throws {
        let paths = [JSONPath([.key(key)]), JSONPath([.key("in"), .key(key)])]
        #expect(DatasetView.columns(of: paths) == paths)
        let quoted = JSONText.quoted(key)
        let record = try publish(
            ["{\(quoted):\"here\",\"in\":{\(quoted):\"there\"}}"], columns: paths.map(\.description))
        let names = DatasetView.columnNames(of: record)
        #expect(names == paths.map(\.description) + ["record"])
        let values = names.dropLast().map(DatasetView.quoted).joined(separator: ", ")
        #expect(try Shell.sqlite(path, "SELECT \(values) FROM events") == ["here|there"])
    }

    @Test func `leaves out what SQLite cannot name`() {
        let shown = JSONPath([.key("a"), .key("b")])
        let keys = ["", "a\"b", "a\\b", "a\nb", "\u{0}"]
        let hidden = keys.map { JSONPath([.key("a"), .key($0)]) }
        let wild = [JSONPath([.key("a"), .anyKey]), JSONPath([.anyElement]), JSONPath.everything]
        #expect(DatasetView.columns(of: hidden + [shown] + wild) == [shown])
    }

    @Test func `names no two columns alike`() throws {
        let record = try publish(
            [#"{"a":1,"A":2,"Record":3,"a:1":4,"record":5}"#], columns: ["a", "A", "Record", "a:1", "record"])
        let names = ["a", "A:1", "$.Record", "a:2", "$.record:1", "record"]
        #expect(DatasetView.columnNames(of: record) == names)
        #expect(try Shell.sqlite(path, "SELECT name FROM pragma_table_info('events')") == names)
        let values = names.dropLast().map(DatasetView.quoted).joined(separator: ", ")
        #expect(try Shell.sqlite(path, "SELECT \(values) FROM events") == ["1|2|3|4|5"])
    }

    @Test(arguments: [["a", "A"], ["a", "b", "a", "A"], ["x:1", "X", "x", "X:1"], ["a:", "A:"], [":1", ":1"]])
    func `names a table's columns as SQLite does`(columns: [String]) throws {
        try SampleRun(columns: columns).publish(into: path)
        let names = DatasetView.columnNames(of: DatasetRecord(name: "customers", format: "csv", columns: columns))
        #expect(try Shell.sqlite(path, "SELECT name FROM pragma_table_info('customers')") == names)
    }

    @Test(arguments: [(1999, "1"), (2000, "0")])
    func `has no view where it would be too wide`(columns: Int, views: String) throws {
        _ = try publish([#"{"c7":"x"}"#], columns: (0..<columns).map { "c\($0)" })
        #expect(try Shell.sqlite(path, "SELECT count(*) FROM sqlite_schema WHERE type = 'view'") == [views])
        if views == "1" { #expect(try Shell.sqlite(path, "SELECT c7, record FROM events") == [#"x|{"c7":"x"}"#]) }
    }

    @Test(arguments: ["a[*]", "*", "['a\"b']", "["])
    func `has no view where a column is no path`(column: String) throws {
        _ = try publish(["{}"], columns: [column])
        #expect(try Shell.sqlite(path, "SELECT count(*) FROM sqlite_schema WHERE type = 'view'") == ["0"])
    }
}
