import Store
import Testing

@Suite struct DatasetViewTests {
    @Test func `is the design's`() {
        #expect(
            DatasetView.sql(name: "customers", dataset: 7, columns: ["id", "e mail"]) == """
                CREATE VIEW "customers" AS SELECT json_extract(r.value,'$[0]') AS "id", \
                json_extract(r.value,'$[1]') AS "e mail"
                  FROM bauta_block AS b \
                CROSS JOIN json_each(CAST(sqlar_uncompress(b.payload, b.plain_bytes) AS TEXT)) AS r
                  WHERE b.dataset = 7 ORDER BY b.sequence LIMIT -1
                """)
    }

    @Test(arguments: [0, 2001]) func `is none without columns or with too many`(columns: Int) {
        #expect(DatasetView.sql(name: "x", dataset: 1, columns: Array(repeating: "a", count: columns)) == nil)
    }

    @Test(arguments: [
        "\"; DROP TABLE bauta_block; --", "a]b`c'd", "select", "Zoë\u{202E}\u{301}", "a\nb", "1",
        String(repeating: "x", count: 10_000), " ", "rowid",
    ])
    func `takes any name as it is`(name: String) throws {
        let folder = try ScratchFolder()
        let path = folder.file("staging.db")
        try SampleRun(columns: ["id", name]).publish(into: path)
        let session = try QuerySession(path: path)
        var names: [String] = []
        try session.run("SELECT * FROM customers LIMIT 1", columns: { names = $0 }, row: { _ in true })
        #expect(names == ["id", name])
        #expect(try Shell.sqlite(path, "SELECT count(\(DatasetView.quoted(name))) FROM customers") == ["12"])
        if name.utf8.count <= 128 {
            try SampleRun(uuid: "b", datasets: [name]).publish(into: path)
            #expect(try Shell.sqlite(path, "SELECT count(*) FROM \(DatasetView.quoted(name))") == ["12"])
        }
    }

    @Test func `has two thousand columns and not one more`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("staging.db")
        let columns = (0..<2001).map { "c\($0)" }
        try SampleRun(blocks: 1, columns: Array(columns.dropLast())).publish(into: path)
        #expect(try Shell.sqlite(path, "SELECT c0, length(c1999) > 0 FROM customers LIMIT 1") == ["a0|1"])
        try SampleRun(uuid: "b", datasets: ["wide"], blocks: 1, columns: columns).publish(into: path)
        #expect(try Shell.sqlite(path, "SELECT name FROM sqlite_schema WHERE type = 'view'") == ["customers"])
    }
}
