import Records
import Testing

@testable import Ingest

@Suite struct MySQLSessionTests {
    /// The session after these `SET` statements.
    private func session(_ statements: String...) throws -> MySQLSession {
        var session = MySQLSession()
        for statement in statements {
            let bytes = Array(statement.utf8)
            var lexer = MySQLLexer(bytes, 0..<bytes.count, syntax: session.syntax)
            session.set(Array(try lexer.all().dropFirst()), of: lexer)
        }
        return session
    }

    @Test func `names say the encoding, and statements may have another`() throws {
        #expect(try session("SET NAMES latin1").syntax.charset == .latin1)
        #expect(try session("SET NAMES 'latin1' COLLATE latin1_bin").syntax.charset == .latin1)
        #expect(try session("SET NAMES sjis").syntax.charset == .unread)
        let inside = ["SET NAMES latin1", "SET @s = @@character_set_client", "SET character_set_client = utf8mb4"]
        #expect(try session(inside[0], inside[1], inside[2]).syntax.charset == .utf8)
        #expect(try session(inside[0], inside[1], inside[2]).connection == .latin1)
        #expect(try session(inside[0], inside[1], inside[2], "SET character_set_client = @s").syntax.charset == .latin1)
        #expect(try session("SET CHARACTER SET latin1").syntax.charset == .latin1)
    }

    @Test func `modes are set and set back`() throws {
        let old = "SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO,ANSI_QUOTES'"
        #expect(try session(old).syntax.quotesAreNames)
        #expect(try !session(old, "SET SQL_MODE=@OLD_SQL_MODE").syntax.quotesAreNames)
        #expect(try session("SET sql_mode = 'NO_BACKSLASH_ESCAPES'").syntax.hasEscapes == false)
        #expect(try session("SET SESSION sql_mode := 'ANSI'").syntax.quotesAreNames)
        #expect(try session("SET @@session.sql_mode = 'ORACLE'").syntax.quotesAreNames)
        #expect(try !session("SET TIME_ZONE='+00:00'").syntax.quotesAreNames)
    }
}
