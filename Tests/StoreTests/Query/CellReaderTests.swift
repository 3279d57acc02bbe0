import Testing

@testable import Store

@Suite struct CellReaderTests {
    /// The cell of the one value in `json`, and the text of one that had to be written.
    private func cell(_ json: String) throws -> (cell: Cell, text: String) {
        let folder = try ScratchFolder()
        try SampleTable(columns: ["a"], blocks: []).publish(into: folder.file("t.db"))
        let connection = try SQLiteConnection(reading: folder.file("t.db"))
        var rows = BlockRows(paths: [["a"]])
        try rows.load(Array("[{\"a\":\(json)}]".utf8), path: "t.db", place: "block")
        var reader = CellReader(columns: 1, try connection.prepare(CellReader.query, for: "number"))
        let cell = try reader.cell(rows, 0, 0)
        return (cell, String(decoding: reader.text, as: UTF8.self))
    }

    @Test(
        arguments: [
            ("null", .null), ("true", .integer(1)), ("false", .integer(0)), ("0", .integer(0)), ("-0", .integer(0)),
            ("-12", .integer(-12)), ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .real(9_223_372_036_854_775_808)), ("1.0", .real(1)), ("1e2", .real(100)),
            ("1e999", .real(.infinity)), ("\"ab\"", .plain(7..<9)),
        ] as [(String, Cell)])
    func `a value is SQLite's`(json: String, cell: Cell) throws {
        #expect(try self.cell(json).cell == cell)
    }

    @Test(arguments: [(#""a\nb""#, "a\nb"), (#"[ 1 , {"a b" : "c d"} ]"#, #"[1,{"a b":"c d"}]"#)])
    func `escaped texts and containers are written`(json: String, text: String) throws {
        let (cell, written) = try cell(json)
        #expect(cell == .written)
        #expect(written == text)
    }
}
