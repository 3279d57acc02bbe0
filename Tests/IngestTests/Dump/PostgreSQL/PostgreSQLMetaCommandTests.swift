import Records
import Testing

@testable import Ingest

@Suite struct PostgreSQLMetaCommandTests {
    @Test(arguments: [
        ("\\restrict abc\n", PostgreSQLMetaCommand.nothing), ("\\unrestrict abc\r\n", .nothing),
        ("\\connect shop\n", .connect("shop")), ("\\connect \"Odd \"\"name\"\n", .connect("Odd \"name")),
        ("\\connect -reuse-previous=on \"dbname='a b'\"\n", .connect("a b")),
        ("\\connect -reuse-previous=on \"dbname='a\\'\"\"b\\\\'\"\n", .connect("a'\"b\\")),
        ("\\connect -reuse-previous=on \"dbname=plain\"\n", .connect("plain")),
        ("\\encoding SQL_ASCII\n", .encoding("SQL_ASCII")),
    ])
    func `commands that dumps hold are read`(line: String, command: PostgreSQLMetaCommand) {
        #expect(PostgreSQLMetaCommand(Array(line.utf8)) == command)
    }

    @Test(arguments: ["\\! ls\n", "\\i file\n", "\\copy t from x\n", "\\set a b\n", "\\connect\n", "\\.\n", "\\\n"])
    func `others are none`(line: String) {
        #expect(PostgreSQLMetaCommand(Array(line.utf8)) == nil)
    }
}
