import Records
import TestSupport
import Testing

@testable import Ingest

@Suite struct MySQLDumpTests {
    @Test func `a dump gives its tables and rows`() throws {
        let reading = try readMySQL(MySQLSample.text)
        #expect(reading.tables.map(\.name) == [TableName("people")])
        #expect(reading.tables.first?.columns == ["id", "na`me", "picture"])
        #expect(reading.rows("people") == MySQLSample.rows)
        #expect(reading.schema.passedOver == ["set": 6, "view": 1, "trigger": 1, "comment": 1])
        #expect(reading.schema.tables.count == 1)
    }

    @Test func `rows know where they stand`() throws {
        let bytes = Array(MySQLSample.text.utf8)
        let origins = try readMySQL(bytes).tables.first?.origins ?? []
        for (origin, first) in zip(origins, ["(1", "(2", "(3", "(-4", "(5", "(6"]) {
            #expect(bytes[origin.offset...].starts(with: first.utf8))
            #expect(origin.line == 1 + bytes[..<origin.offset].count { $0 == 10 })
        }
        #expect(origins.count == 6)
    }

    @Test(arguments: [(1, 1), (7, 1), (64, 30), (1, 1 << 20), (13, 90), (256 << 10, 1)])
    func `neither reads nor slices change the rows`(readBytes: Int, sliceBytes: Int) throws {
        var asking = Asking()
        asking.limits.readBytes = readBytes
        asking.limits.sliceBytes = sliceBytes
        let reading = try readMySQL(MySQLSample.text, asking)
        let whole = try readMySQL(MySQLSample.text)
        #expect(reading.tables == whole.tables)
        #expect(reading.schema == whole.schema)
    }

    @Test func `slices begin with a row and end with the first one at the limit`() throws {
        let rows = (0..<500).map { "(\($0),'value \($0)')" }.joined(separator: ",\n")
        let text = "INSERT INTO `t` (`a`,`b`) VALUES\n\(rows);\nINSERT INTO `t` (`a`,`b`) VALUES (1,'x');\n"
        for (readBytes, sliceBytes) in [(1 << 18, 100), (1, 100), (33, 100), (1 << 18, 1000)] {
            try withFile(Array(text.utf8)) { source, _ in
                var limits = IngestLimits()
                limits.readBytes = readBytes
                limits.sliceBytes = sliceBytes
                let reader = try MySQLDump(source: source, ordinal: 2, limits: limits, watch: ReaderWatch())
                _ = try reader.nextSection()
                var slice = Slice(bytes: [], sequence: 0, source: 0, line: 0, offset: 0)
                var count = 0
                while try reader.next(into: &slice) {
                    #expect(slice.sequence == count && slice.source == 2)
                    #expect(slice.bytes.first == UInt8(ascii: "(") && slice.bytes.last == UInt8(ascii: ")"))
                    #expect(slice.bytes.count < sliceBytes + 40)
                    count += 1
                }
                #expect(count >= text.utf8.count / (sliceBytes + 40))
                #expect(try reader.nextSection() == nil)
            }
        }
    }

    @Test func `unread rows are passed over`() throws {
        let text = "INSERT INTO a (x) VALUES (1),(2);\nINSERT INTO b (x) VALUES ('y');\nINSERT INTO a (x) VALUES (3);\n"
        try withFile(Array(text.utf8)) { source, _ in
            let reader = try MySQLDump(source: source, ordinal: 0, limits: IngestLimits(), watch: ReaderWatch())
            var tables: [String] = []
            while let section = try reader.nextSection() { tables.append(section.table.name) }
            #expect(tables == ["a", "b", "a"])
            try reader.finish()
            #expect(reader.bytesRead == text.utf8.count)
        }
    }

    @Test func `gzip is inflated`() throws {
        let reading = try readMySQL(Gzip.member(Array(MySQLSample.text.utf8)))
        #expect(reading.rows("people") == MySQLSample.rows)
    }

    @Test func `rows without columns need a definition`() throws {
        let fault = try faultOfMySQL(Array("SELECT 1;\nINSERT INTO `t` VALUES (1);\n".utf8))
        #expect(fault?.reason == .sql(.unknownTable))
        #expect(fault?.line == 2)
    }

    @Test func `the first row says whether generated columns have values`() throws {
        let table = "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) STORED, c int);\n"
        let all = try readMySQL(table + "INSERT INTO t VALUES (1,2,'a,(b'),(2,3,NULL);\n").tables.first
        #expect(all?.columns == ["a", "b", "c"])
        let plain = try readMySQL(table + "INSERT INTO t VALUES (1,'a,(b'),(2,NULL);\n").tables.first
        #expect(plain?.columns == ["a", "c"])
    }

    @Test func `a database that is used is part of the names`() throws {
        let text = """
            CREATE DATABASE /*!32312 IF NOT EXISTS*/ `shop` /*!40100 DEFAULT CHARACTER SET utf8mb4 */;
            USE `shop`;
            CREATE TABLE `t` (`a` int);
            INSERT INTO `t` VALUES (1);
            USE `other`;
            CREATE TABLE `t` (`a` int, `b` int);
            INSERT INTO `t` VALUES (1,2);

            """
        let names = try readMySQL(text).tables.map(\.name.qualified)
        #expect(names == ["shop.t", "other.t"])
    }

    @Test func `latin1 becomes UTF-8, and other encodings are refused`() throws {
        let value = Array("(1,'".utf8) + [0xE9, 0x80, 0x81] + Array("')".utf8)
        let rows = try rowsOfMySQL(value, before: "/*!40101 SET NAMES latin1 */;\n")
        #expect(rows == [["1", "é€\u{81}"]])
        #expect(throws: IngestError.dumpEncoding(source: "source.csv", command: MySQLDump.encodingCommand)) {
            try rowsOfMySQL("(1)", before: "SET NAMES gbk;\n")
        }
        #expect(throws: IngestError.dumpEncoding(source: "source.csv", command: MySQLDump.encodingCommand)) {
            try readMySQL([0xFF, 0xFE] + Array("x".utf8))
        }
    }

    @Test func `ANSI mode and its end are followed`() throws {
        let text = """
            /*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO,ANSI' */;
            CREATE TABLE "t" ("a""b" int(11) NOT NULL, PRIMARY KEY ("a""b"));
            INSERT INTO "t" VALUES (1);
            /*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
            INSERT INTO u (a) VALUES ("x");

            """
        let reading = try readMySQL(text)
        #expect(reading.tables.first?.columns == ["a\"b"])
        #expect(reading.rows("u") == [["x"]])
    }

    @Test func `without backslash escapes a backslash is text`() throws {
        let before = "SET sql_mode='NO_BACKSLASH_ESCAPES';\n"
        #expect(try rowsOfMySQL(#"('a\','it''s')"#, before: before) == [[#"a\"#, "it's"]])
    }

    @Test func `beginnings are recognized`() {
        for text in ["-- MySQL dump 10.13", MySQLSample.text, "\n--\nINSERT INTO `t` VALUES", "CREATE TABLE `t` ("] {
            #expect(MySQLDump.isDump(beginning: Array(text.utf8)), "\(text.prefix(20))")
        }
        for text in ["", "id,name\n1,x\n", "--\n-- PostgreSQL database dump\n--\n", "INSERT INTO t VALUES (1);"] {
            #expect(!MySQLDump.isDump(beginning: Array(text.utf8)), "\(text.prefix(20))")
        }
        #expect(MySQLDump.refusal(beginning: [0xFE, 0x62, 0x69, 0x6E, 1])?.format == "a MySQL binary log")
        let xml = "<?xml version=\"1.0\"?>\n<mysqldump xmlns:xsi=\"x\">"
        #expect(MySQLDump.refusal(beginning: Array(xml.utf8))?.command == "mariadb-dump DATABASE")
        #expect(MySQLDump.refusal(beginning: Array(MySQLSample.text.utf8)) == nil)
        #expect(MySQLDump.refusal(beginning: Array("<?xml version=\"1.0\"?><other/>".utf8)) == nil)
    }
}
