import Records
import Testing

@testable import Ingest

@Suite struct MySQLInsertTests {
    private func insert(_ text: String) throws -> MySQLInsert {
        let bytes = Array(text.utf8)
        var lexer = MySQLLexer(bytes, 0..<bytes.count, syntax: MySQLSyntax())
        let first = try lexer.next()
        return try MySQLInsert(&lexer, first: first, database: "d")
    }

    @Test func `a head names table and columns`() throws {
        let insert = try insert("INSERT  IGNORE INTO `t``x` (`a`, b) /* c */ VALUES (1,2)")
        #expect(insert.table == TableName("t`x", database: "d"))
        #expect(insert.columns == ["a", "b"])
        #expect(String(decoding: insert.head, as: UTF8.self) == "INSERT  IGNORE INTO `t``x` (`a`, b) /* c */ VALUES")
        #expect(try self.insert("REPLACE INTO e.t VALUES (1)").table == TableName("t", database: "e"))
        #expect(try self.insert("insert t () value ()").columns == [])
    }

    @Test func `stretches go on with the same table, columns and syntax`() throws {
        let first = try insert("INSERT INTO t (a) VALUES (1)")
        #expect(first.isContinued(by: try insert("INSERT  INTO `t` (`a`) VALUES (2)")))
        #expect(!first.isContinued(by: try insert("INSERT INTO t (b) VALUES (2)")))
        #expect(!first.isContinued(by: try insert("INSERT INTO t VALUES (2)")))
    }
}
