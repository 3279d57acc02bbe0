import Records
import TestSupport
import Testing

@testable import Ingest

@Suite struct MySQLRowCutterTests {
    /// What a cutter finds in `text` after `INSERT INTO t VALUES`.
    private func find(_ text: String, target: Int) throws -> MySQLRowCutter.Finding {
        try withFile(Array(text.utf8)) { source, _ in
            var read = try MySQLText(source, limits: IngestLimits(), watch: ReaderWatch())
            while !read.isAtEnd { try read.fill() }
            var cutter = MySQLRowCutter(MySQLSyntax(), head: Array("INSERT INTO t VALUES".utf8))
            return cutter.find(in: read, target: target)
        }
    }

    @Test func `rows end outside of strings and comments`() throws {
        #expect(try find("(1,')'),(2);", target: 1) == .rowEnd(7))
        #expect(try find("(1,')'),(2);", target: 7) == .rowEnd(7))
        #expect(try find("(1,')'),(2);", target: 8) == .rowEnd(11))
        #expect(try find(#"(1,'\')'),(2);"#, target: 1) == .rowEnd(9))
        #expect(try find("(1/* ) */),(2);", target: 1) == .rowEnd(10))
        #expect(try find("(1,\")\"),(2);", target: 1) == .rowEnd(7))
    }

    @Test func `statements end outside of strings, and equal heads are passed over`() throws {
        #expect(try find("(1,';'),(2);\nCREATE", target: 1000) == .statementEnd(11))
        #expect(try find("(1);", target: 1000) == .statementEnd(3))
        #expect(try find("(1);INSERT INTO t VALUES(2);X", target: 1000) == .statementEnd(27))
        #expect(try find("(1);INSERT INTO t VALUES(2);X", target: 5) == .rowEnd(27))
        #expect(try find("(1,'x", target: 1000) == .needsMore)
    }

    @Test func `blocks give what single bytes give`() throws {
        var numbers = SameNumbers(seed: 3)
        let pieces = ["'", "\\", "\\'", "''", "x", "12,", "日", "(", " ", "-", "/", "\\\\", "some more text, as it is "]
        for _ in 0..<400 {
            var value = ""
            for _ in 0..<Int.random(in: 0..<60, using: &numbers) {
                value += pieces.randomElement(using: &numbers) ?? ""
            }
            let escaped = value.replacing("\\", with: "\\\\").replacing("'", with: "''")
            let row = "('\(escaped);)',-1)"
            let text = String(repeating: "\(row),", count: 3) + row + ";"
            #expect(try find(text, target: .max >> 1) == .statementEnd(text.utf8.count - 1))
            #expect(try find(text, target: row.utf8.count + 1) == .rowEnd(2 * row.utf8.count + 1))
        }
    }
}
