import Records
import TestSupport
import Testing

@Suite struct CSVTextTests {
    private func field(_ text: String, _ csv: CSVText = CSVText()) -> String {
        var output: [UInt8] = []
        csv.append(Array(text.utf8).span, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test(arguments: [
        ("a", "a"), ("", "\"\""), (" a ", " a "), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("\"", "\"\"\"\""),
        ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""), ("a\tb", "a\tb"), ("Zoë 漢😀", "Zoë 漢😀"), ("=1", "=1"), ("'a", "'a"),
    ])
    func `a field is quoted only where it must be`(text: String, written: String) {
        #expect(field(text) == written)
    }

    @Test(arguments: [
        ("a\tb", "'a\tb'"), ("a,b", "a,b"), ("it's", "'it''s'"), ("a\"b", "a\"b"), ("", "''"),
    ])
    func `another delimiter and another quote`(text: String, written: String) {
        #expect(field(text, CSVText(delimiter: 0x09, quote: UInt8(ascii: "'"))) == written)
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+49 30", "'+49 30"), ("+1", "'+1"), ("-", "'-"), ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"), ("\r=1", "\"'\r=1\""), ("\n=1", "\"'\n=1\""), ("=a,\"b\"", "\"'=a,\"\"b\"\"\""),
        ("-12.5", "-12.5"), ("-1", "-1"), ("-007", "-007"), ("-1.5e-10", "-1.5e-10"), ("-1E+3", "-1E+3"),
        ("-1.", "'-1."),
        ("-.5", "'-.5"), ("-1e", "'-1e"), ("-0x10", "'-0x10"), ("-1 ", "'-1 "), ("1=1", "1=1"), ("", "\"\""),
        ("a,b", "\"a,b\""),
    ])
    func `formulas are neutralized, numbers are not`(text: String, written: String) {
        #expect(field(text, CSVText(isSpreadsheetSafe: true)) == written)
    }

    @Test func `a part of a buffer is a field, and bytes that are not UTF-8 go through`() {
        var output: [UInt8] = []
        CSVText().append([0x41, 0xFF, 0x2C, 0x42], 0..<2, to: &output)
        CSVText().append([0x41, 0xFF, 0x2C, 0x42], 2..<4, to: &output)
        #expect(output == [0x41, 0xFF, 0x22, 0x2C, 0x42, 0x22])
    }

    @Test func `a special byte is found wherever it stands, and no other byte is special`() {
        for length in 1..<20 {
            for place in 0..<length {
                for byte in UInt8.min...UInt8.max {
                    var text = [UInt8](repeating: 0x61, count: length)
                    text[place] = byte
                    var output: [UInt8] = []
                    CSVText().append(text.span, to: &output)
                    let isSpecial = [0x22, 0x2C, 0x0A, 0x0D].contains(byte)
                    let quotes = isSpecial ? (byte == 0x22 ? 3 : 2) : 0
                    #expect(output.count == length + quotes, "\(byte) at \(place) of \(length)")
                }
            }
        }
    }

    @Test func `a header is a row of names`() {
        var output: [UInt8] = []
        CSVText(isSpreadsheetSafe: true).appendHeader(["id", "a,b", "=x"], to: &output)
        #expect(String(decoding: output, as: UTF8.self) == "id,\"a,b\",'=x\n")
    }

    @Test func `Python reads back what was written`() throws {
        let texts = ["", "a", "a,b", "\"q\"", "x\ny", "\r\n", " ", "Zoë,\"\"\n", "'", "a\tb"]
        var output: [UInt8] = []
        for text in texts {
            CSVText().append(Array(text.utf8).span, to: &output)
            output.append(UInt8(ascii: ","))
        }
        let script = """
            import csv, io, sys
            row = next(csv.reader(io.StringIO(sys.argv[1], newline="")))
            sys.exit(0 if row == sys.argv[2:] + [""] else 1)
            """
        let python = try #require(Program.python, "install python3")
        let answer = try python.run(["-c", script, String(decoding: output, as: UTF8.self)] + texts)
        #expect(answer.status == 0, "\(answer.words)")
    }
}
