import Store
import Testing

@Suite struct StatementTests {
    @Test(arguments: [
        QueryValue.null, .integer(.min), .integer(.max), .real(-0.5), .text([]), QueryValue("Zoë"),
        .text([0xFF, 0x00]),
        .blob([]), .blob([0, 1, 255]), QueryValue(nil as Int?), QueryValue(nil as String?), QueryValue(blob: nil),
    ])
    func `gives back the value that was bound`(value: QueryValue) throws {
        let folder = try ScratchFolder()
        let path = folder.file("staging.db")
        try SampleRun().publish(into: path)
        let connection = try SQLiteConnection(reading: path)
        #expect(try connection.value("SELECT ?", [value]) == value)
    }

    @Test func `reads columns by place and name`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("staging.db")
        try SampleRun().publish(into: path)
        let connection = try SQLiteConnection(reading: path)
        var rows = 0
        try connection.rows("SELECT 7 AS n, NULL AS x, 'a' AS t") { row in
            #expect(row.columns == 3 && row.name(2) == "t")
            #expect(row.integer(0) == 7 && row.text(0) == "7" && row.optionalInteger(1) == nil)
            #expect(row.optionalText(1) == nil && row.optionalText(2) == "a" && row.bytes(1) == [])
            #expect(row.values() == [.integer(7), .null, QueryValue("a")])
            rows += 1
        }
        #expect(rows == 1)
    }
}
