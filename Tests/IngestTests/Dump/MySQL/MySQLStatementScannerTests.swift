import Records
import Testing

@testable import Ingest

@Suite struct MySQLStatementScannerTests {
    private func end(_ text: String, delimiter: String = ";") -> Int? {
        var syntax = MySQLSyntax()
        syntax.delimiter = Array(delimiter.utf8)
        var scanner = MySQLStatementScanner(syntax)
        return scanner.end(in: Array(text.utf8), from: 0, isWhole: true)
    }

    @Test func `a statement ends outside of quotes and comments`() {
        #expect(end("a ';' `;` \";\" /* ; */ /*! ; */ -- ;\n# ;\nb;c") == 41)
        #expect(end(#"'\';' ;"#) == 6)
        #expect(end("`\\`;") == 3)
        #expect(end("a; b;;", delimiter: ";;") == 4)
        #expect(end("a 'b;") == nil)
    }

    @Test func `it goes on at any byte`() {
        let bytes = Array("a 'it''s;\\'' /* ; */ -- ;\n ; rest".utf8)
        var whole = MySQLStatementScanner(MySQLSyntax())
        let expected = whole.end(in: bytes, from: 0, isWhole: true)
        var scanner = MySQLStatementScanner(MySQLSyntax())
        var found: Int?
        for count in 0...bytes.count where found == nil {
            found = scanner.end(in: Array(bytes[..<count]), from: 0, isWhole: count == bytes.count)
        }
        #expect(found == expected && found == 27)
    }

    @Test(arguments: [
        ("(1),(2,'x", SQLFault.Part.string, 7), ("(1),(2,", .row, 4), ("(1) /* ", .comment, 4), ("(1),", .statement, 0),
        ("(1) /*! ", .comment, 4), ("(`a", .identifier, 1),
    ])
    func `it knows what is open`(text: String, part: SQLFault.Part, place: Int) {
        var scanner = MySQLStatementScanner(MySQLSyntax())
        #expect(scanner.end(in: Array(text.utf8), from: 0, isWhole: true) == nil)
        #expect(scanner.openPartOfRows.part == part && scanner.openPartOfRows.place == place)
    }
}
