import Records
import Testing

@testable import Ingest

@Suite struct MySQLDumpStyleTests {
    private func style(_ rows: String, before: String = "") throws -> DumpStyle? {
        let table = "CREATE TABLE t (a int, b blob);\n"
        let styles = try [16, 1 << 20].map { size in
            var asking = Asking()
            asking.limits.sliceBytes = size
            return try readMySQL(before + table + rows, asking).schema.style(of: TableName("t"))
        }
        #expect(styles[0] == styles[1])
        return styles[0]
    }

    @Test func `rows on lines of their own`() throws {
        var expected = DumpStyle(.insert, quoting: .all)
        (expected.gap, expected.between) = ("\n", "\n")
        #expect(try style("INSERT INTO `t` VALUES\n(1,'a'),\n(2,'b');\n") == expected)
        #expect(try style("INSERT INTO `t` VALUES\n(1,'0x61');\n") == expected)
    }

    @Test func `rows on one line, and bytes behind an introducer`() throws {
        var expected = DumpStyle(.replace, quoting: .all)
        expected.bytes = .introduced
        #expect(try style("REPLACE INTO `t` VALUES (1,_binary 'a'),(2,'b');\n") == expected)
    }

    @Test func `a row for each statement, and bytes in a later one`() throws {
        var expected = DumpStyle(.insertIgnore, quoting: .standard)
        expected.rows = 1
        expected.listsColumns = true
        expected.bytes = .hexadecimal
        let rows = ["NULL", "0x00FF"].map { "INSERT IGNORE INTO \"t\" (\"a\", \"b\") VALUES (1,\($0));\n" }.joined()
        #expect(try style(rows, before: "SET SQL_MODE='ANSI';\n") == expected)
    }

    @Test func `the length of statements`() throws {
        let statement = "INSERT INTO t VALUES (1,'\(String(repeating: "x", count: 4030))'),(2,'b');\n"
        #expect(try style(statement)?.length == nil)
        #expect(try style(statement + statement)?.length == 4096)
        #expect(try style(statement + statement)?.quoting == .needed)
    }

    @Test func `numbers without quotes of a table that is not defined`() throws {
        let dump = try readMySQL("INSERT INTO `t` (`a`,`b`) VALUES (-1,'7'),(2,NULL);\n")
        #expect(dump.schema.style(of: TableName("t"))?.bare == ["a"])
    }
}
