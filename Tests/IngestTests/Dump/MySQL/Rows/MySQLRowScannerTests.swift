import Records
import Testing

@testable import Ingest

@Suite struct MySQLRowScannerTests {
    @Test(arguments: [
        (#"('a\nb\r\t\b\Z\\\'\"\%\_\x')"#, "a\nb\r\t\u{8}\u{1A}\\'\"\\%\\_x"), ("('it''s')", "it's"), ("('')", ""),
        ("('''')", "'"), ("(\"say \"\"x\"\" 'y'\")", "say \"x\" 'y'"), (#"("a\"b")"#, "a\"b"),
        ("('a' 'b'\n'c')", "abc"),
        (#"('\\')"#, #"\"#), (#"('\\\'')"#, #"\'"#), (#"('\\\\''')"#, #"\\'"#), ("('8g*9/*7T&G#R')", "8g*9/*7T&G#R"),
        ("( 'x' )", "x"), ("(/* c */'x'# d\n)", "x"), ("(-- e\n'x')", "x"), ("('a\nb')", "a\nb"), ("(N'x')", "x"),
        ("(_utf8mb4'é')", "é"), ("(_binary 'x')", "x"), ("(_utf8 x'C3A9')", "é"), ("(_latin1'a\\nb')", "a\nb"),
        ("(TRUE)", "1"), ("(false)", "0"), ("(0x4142)", "AB"), ("(X'4142')", "AB"), ("(x'')", ""),
        ("(b'1000001')", "A"), ("(0b01000001)", "A"), ("(0x141)", "\u{1}A"),
        ("(0)", "0"), ("(-12)", "-12"), ("(+3)", "+3"), ("(1.50)", "1.50"), ("(-.5)", "-.5"), ("(1e10)", "1e10"),
        ("(1.5E-7)", "1.5E-7"), ("(123456789012345678901234567890)", "123456789012345678901234567890"),
        ("('0000-00-00')", "0000-00-00"), ("('0009-12-04')", "0009-12-04"), ("('日本語')", "日本語"),
        ("('a:1:{s:21:\\\"x\\\";}')", "a:1:{s:21:\"x\";}"),
    ])
    func `values are what the server reads`(spelling: String, value: String) throws {
        #expect(try readMySQL("INSERT INTO t (a) VALUES \(spelling);\n").rows("t") == [[.bytes(Array(value.utf8))]])
        let twice = try readMySQL("INSERT INTO t (a) VALUES\n('z'),\n\(spelling) ,\n \(spelling);\n")
        #expect(twice.rows("t") == [["z"], [.bytes(Array(value.utf8))], [.bytes(Array(value.utf8))]])
    }

    @Test func `null is no text`() throws {
        #expect(try readMySQL("INSERT INTO t (a,b,c) VALUES (NULL,null,'NULL');\n").rows("t") == [[nil, nil, "NULL"]])
    }

    @Test func `bits are as many bytes as they need`() throws {
        var asking = Asking()
        asking.binary = [0]
        let rows = try readMySQL("INSERT INTO t (a) VALUES (b'101'),(b'100000001'),(b''),(0xFF00);\n", asking).rows("t")
        #expect(rows == [[.bytes([5])], [.bytes([1, 1])], [""], [.bytes([255, 0])]])
    }

    @Test func `long strings with many escapes stand in place`() throws {
        let value = (0..<2000).map { "x\($0)\\n\\'" }.joined()
        let plain = (0..<2000).map { "x\($0)\n'" }.joined()
        let rows = try readMySQL("INSERT INTO t (a,b) VALUES ('\(value)',1),('y','\(value)');\n").rows("t")
        #expect(rows == [[.bytes(Array(plain.utf8)), "1"], ["y", .bytes(Array(plain.utf8))]])
    }

    @Test func `lines are counted in strings and comments, too`() throws {
        let text = "INSERT INTO t (a) VALUES ('x\n\ny'),\n('a\\\nb' /* \n */),('z')\n,\n\n('w');\n"
        #expect(try readMySQL(text).tables.first?.origins.map(\.line) == [1, 4, 6, 9])
    }
}
