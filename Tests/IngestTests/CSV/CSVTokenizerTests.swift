import Records
import Testing

@testable import Ingest

/// What records hold: RFC 4180 and the dialects.
struct CSVTokenizerTests {
    @Test(
        arguments: [
            ("a,b\n1,2\n", [["1", "2"]]),
            ("a,b\n1,2", [["1", "2"]]),
            ("a,b\n\"1\",\"2\"\n", [["1", "2"]]),
            ("a,b\n\"x,y\",2\n", [["x,y", "2"]]),
            ("a,b\n\"x\ny\",2\n", [["x\ny", "2"]]),
            ("a,b\n\"x\r\ny\",2\n", [["x\r\ny", "2"]]),
            ("a,b\n\"say \"\"hi\"\"\",2\n", [["say \"hi\"", "2"]]),
            ("a,b\n\"\"\"\",\"\"\"\"\"\"\n", [["\"", "\"\""]]),
            ("a,b\n5\" disk,x\"y\"\n", [["5\" disk", "x\"y\""]]),
            ("a,b\n \"1\", \"2\"\n", [[" \"1\"", " \"2\""]]),
            ("a,b\n  1 ,\t2\t\n", [["  1 ", "\t2\t"]]),
            ("a,b\n,\n", [[nil, nil]]),
            ("a,b\n\"\",\"\"\n", [["", ""]]),
            ("a,b\n,\"\"", [[nil, ""]]),
            ("a,b\n1,", [["1", nil]]),
            ("a,b\n\u{FEFF}1,2\n", [["\u{FEFF}1", "2"]]),
            ("a,b\n007,1e5\n-0,NaN\n", [["007", "1e5"], ["-0", "NaN"]]),
            ("a,b\nİ,ß\n", [["İ", "ß"]]),
            ("a,b\n\\N,\\\n", [["\\N", "\\"]]),
            ("a,b\n#1,2\n", [["#1", "2"]]),
        ] as [(String, [[Cell]])])
    func `reads what RFC 4180 says`(text: String, records: [[Cell]]) throws {
        #expect(try readTable(text).records == records)
    }

    @Test(arguments: [
        "\u{2028}", "\u{2029}", "\u{0085}", "\u{000B}", "\u{000C}", "\u{001C}", "\u{1F468}\u{200D}\u{1F469}",
    ])
    func `what looks like a line end is text`(mark: String) throws {
        #expect(
            try readTable("a,b\nx\(mark)y,\(mark)\n").records == [
                [.bytes(Array("x\(mark)y".utf8)), .bytes(Array(mark.utf8))]
            ])
    }

    @Test func `composed and decomposed letters stay as they are`() throws {
        let bytes = Array("a,b\n".utf8) + [0xC3, 0xA9, 0x2C, 0x65, 0xCC, 0x81, 0x0A]
        #expect(try readTable(bytes).records == [[.bytes([0xC3, 0xA9]), .bytes([0x65, 0xCC, 0x81])]])
    }

    @Test(
        arguments: [
            ("a,b\n\n1,2\n\n\n3,4\n\n", [["1", "2"], ["3", "4"]]),
            ("\n\na,b\n1,2\n", [["1", "2"]]),
            ("a,b\r\n\r\n1,2\r\n", [["1", "2"]]),
            ("a,b\r\r1,2\r\r", [["1", "2"]]),
        ] as [(String, [[Cell]])])
    func `a line with nothing in it is no record`(text: String, records: [[Cell]]) throws {
        #expect(try readTable(text).records == records)
    }

    @Test(
        arguments: [
            ("a\n1\n\n2\n", [["1"], [nil], ["2"]]),
            ("a\n\n", [[nil]]),
            ("\n\na\n\"\"\n", [[""]]),
            ("a\n", []),
            ("a", []),
            ("a\r\n\r\nx\r\n", [[nil], ["x"]]),
        ] as [(String, [[Cell]])])
    func `in a file of one column it is a null`(text: String, records: [[Cell]]) throws {
        #expect(try readTable(text).records == records)
    }

    @Test(
        arguments: [
            ("a,b\nNULL,\"NULL\"\n", "NULL", [[nil, "NULL"]]),
            ("a,b\nNULL ,null\n", "NULL", [["NULL ", "null"]]),
            ("a,b\n,\"\"\n", "NULL", [["", ""]]),
            ("a,b\n,\"\"\n", "", [[nil, ""]]),
            ("a\n\nNULL\n", "NULL", [[""], [nil]]),
        ] as [(String, String, [[Cell]])])
    func `null is what the dialect says`(text: String, null: String, records: [[Cell]]) throws {
        #expect(try readTable(text, CSVDialect.csv.with { $0.null = Array(null.utf8) }).records == records)
    }

    @Test(
        arguments: [
            ("a,b\nx\\,y,\\\\\n", true, [["x,y", "\\"]]),
            ("a,b\n\"x\\\"y\",\"\\\\\"\n", true, [["x\"y", "\\"]]),
            ("a,b\n\"x\\\"\",y\"\"z\n", false, [["x\"", "y\"\"z"]]),
            ("a,b\n\"x\"\"y\",2\n", true, [["x\"y", "2"]]),
            ("a,b\nx\\\ny,2\n", true, [["x\ny", "2"]]),
            ("a,b\n\\\"x,\\N\n", true, [["\"x", "N"]]),
            ("a,b\n\"\\N\",\\é\n", true, [["N", "é"]]),
            ("a,b\n1,2\\", true, [["1", "2\\"]]),
            ("a\\,b,c\n1,2\n", true, [["1", "2"]]),
        ] as [(String, Bool, [[Cell]])])
    func `an escape takes the next character as it is`(text: String, doubles: Bool, records: [[Cell]]) throws {
        let dialect = CSVDialect.csv.with {
            $0.escape = UInt8(ascii: "\\")
            $0.doubleQuote = doubles
        }
        #expect(try readTable(text, dialect).records == records)
    }

    @Test func `null is told before escapes are taken`() throws {
        let dialect = CSVDialect.csv.with {
            $0.escape = UInt8(ascii: "\\")
            $0.null = Array("\\N".utf8)
        }
        #expect(try readTable("a,b\n\\N,\"\\N\"\n\\\\N,N\n", dialect).records == [[nil, "N"], ["\\N", "N"]])
    }

    @Test(
        arguments: [
            ("a;b\n'x;''y';2\n", [["x;'y", "2"]]),
            ("a;b\n\"x\";2\n", [["\"x\"", "2"]]),
        ] as [(String, [[Cell]])])
    func `delimiter and quote are the dialect's`(text: String, records: [[Cell]]) throws {
        let dialect = CSVDialect.csv.with {
            $0.delimiter = UInt8(ascii: ";")
            $0.quote = UInt8(ascii: "'")
        }
        #expect(try readTable(text, dialect).records == records)
    }

    @Test func `without a quote all is text`() throws {
        let dialect = CSVDialect.tsv.with { $0.quote = nil }
        #expect(try readTable("a\tb\n\"x\"\t\"\n", dialect).records == [["\"x\"", "\""]])
    }

    @Test func `an escape that is the quote doubles it`() throws {
        let dialect = CSVDialect.csv.with {
            $0.escape = UInt8(ascii: "\"")
            $0.doubleQuote = false
        }
        #expect(try readTable("a\n\"x\"\"y\"\n", dialect).records == [["x\"y"]])
    }

    @Test(
        arguments: [
            ("#x\na,b\n#1,\"2\n1,2\n", [["1", "2"]]),
            ("a,b\n1,2\n#", [["1", "2"]]),
            ("a,b\n \n".replacing(" \n", with: "1,#2\n"), [["1", "#2"]]),
            ("a,b\n\"#1\",2\n", [["#1", "2"]]),
            ("a,b\n\"x\n#y\",2\n", [["x\n#y", "2"]]),
        ] as [(String, [[Cell]])])
    func `a comment is a line that begins with its character`(text: String, records: [[Cell]]) throws {
        #expect(try readTable(text, CSVDialect.csv.with { $0.comment = UInt8(ascii: "#") }).records == records)
    }

    @Test func `fields of 0 to 130 bytes come back as they are`() throws {
        let texts = (0...130).map { String(repeating: "x", count: $0) + "é" }
        let lines = texts.map { "\($0),\"\($0)\"\n" }.joined()
        #expect(
            try readTable("a,b\n" + lines).records == texts.map { [.bytes(Array($0.utf8)), .bytes(Array($0.utf8))] })
    }

    @Test(arguments: [65_535, 65_536, 65_537, 1 << 20])
    func `a long field is not cut`(count: Int) throws {
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: count)
        let table = try readTable(Array("a,b\n".utf8) + long + Array(",\"".utf8) + long + Array("\"\n".utf8))
        #expect(table.records.count == 1)
        #expect((table.records == [[.bytes(long), .bytes(long)]]) as Bool)
    }

    @Test func `three thousand columns`() throws {
        let header = (0..<3000).map { "c\($0)" }.joined(separator: ",")
        let row = (0..<3000).map(String.init).joined(separator: ",")
        let table = try readTable("\(header)\n\(row)\n\(row)\n")
        #expect(table.records.count == 2)
        #expect(table.records.last?.last == "2999")
    }

    @Test func `a batch is filled again and again without what was in it`() throws {
        let tokenizer = CSVTokenizer(dialect: .csv, columns: 2, binary: [], collectsRejects: true)
        var batch = RecordBatch(columns: 9)
        for text in ["1,2\n3\n4,5\n", "", "6,7\n"] {
            var slice = Slice(bytes: Array(text.utf8), sequence: 3, source: 1, line: 10, offset: 100)
            try tokenizer.tokenize(&slice, into: &batch)
        }
        #expect(batch.records == 1)
        #expect(batch.fields == [Field(start: 0, length: 1), Field(start: 2, length: 1)])
        #expect(batch.origins == [RecordBatch.Origin(line: 10, offset: 100)])
        #expect(batch.rejects.isEmpty)
        #expect(batch.columns == 2)
        #expect(batch.sequence == 3)
        #expect(batch.source == 1)
    }
}
