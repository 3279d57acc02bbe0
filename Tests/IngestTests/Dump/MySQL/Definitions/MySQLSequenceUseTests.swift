import Records
import Testing

@testable import Ingest

@Suite struct MySQLSequenceUseTests {
    /// The text that is kept of `text`, and the sequence that it names, in a table of `database`.
    private func use(_ text: String, in database: String?) throws -> (text: String, sequence: TableName?) {
        let bytes = Array(text.utf8)
        var lexer = MySQLLexer(bytes, 0..<bytes.count, syntax: MySQLSyntax())
        let use = MySQLSequenceUse(try lexer.all(), of: lexer, database: database)
        let fragment = lexer.fragment(use.tokens)
        #expect(!fragment.names.contains("prod"))
        return (fragment.text, use.sequence)
    }

    @Test(arguments: [
        ("nextval(`prod`.`s 1`)", "nextval(`s 1`)"), ("NEXTVAL(prod.`s 1`)", "NEXTVAL(`s 1`)"),
        ("(lastval(`prod`.`s 1`) * 2)", "(lastval(`s 1`) * 2)"),
        ("next value for `prod`.`s 1`", "next value for `s 1`"),
        ("(1 + PREVIOUS VALUE FOR `s 1`)", "(1 + PREVIOUS VALUE FOR `s 1`)"),
        ("(nextval(`prod`.`s 1`) + lastval(`s 1`))", "(nextval(`s 1`) + lastval(`s 1`))"),
    ])
    func `the database goes and the sequence is known`(text: String, kept: String) throws {
        #expect(try use(text, in: nil) == (kept, TableName("s 1")))
        #expect(try use(text, in: "prod") == (kept, TableName("s 1", database: "prod")))
    }

    @Test(arguments: ["`nextval`", "nextval", "next value", "concat('nextval(`a`)')", "next(`s`)", "uuid()", "NULL"])
    func `what names no sequence stays`(text: String) throws {
        #expect(try use(text, in: nil) == (text, nil))
    }

    @Test func `several sequences are none`() throws {
        let found = try use("(nextval(`prod`.`a`) + nextval(`prod`.`b`))", in: nil)
        #expect(found == ("(nextval(`a`) + nextval(`b`))", nil))
    }
}
