import Records
import TestSupport
import Testing

@testable import Ingest

/// Dumps that are damaged end with their place and reason; none crashes, none hangs.
@Suite struct MySQLMalformedTests {
    private static let head = "INSERT INTO `t` (`a`,`b`) VALUES "

    /// What follows the head, the text at which the fault is, and the fault.
    private static let rows: [(text: String, at: String, fault: SQLFault)] = [
        ("(1,'x'),(2,'y", "'y", .neverCloses(.string)),
        (#"(1,'x'),(2,'y\'"#, #"'y\'"#, .neverCloses(.string)),
        ("(1,'x'),(2,'y''", "'y''", .neverCloses(.string)),
        ("(1,'x'),(2,", "(2,", .neverCloses(.row)),
        ("(1,'x'),(2", "(2", .neverCloses(.row)),
        ("(1,'x'),(2,'y')", "", .neverCloses(.statement)),
        ("(1,'x'),", "", .neverCloses(.statement)),
        ("", "", .neverCloses(.statement)),
        ("(1,'x') /* c", "/* c", .neverCloses(.comment)),
        ("(1,/* c", "/* c", .neverCloses(.comment)),
        ("(1,'x'),(2);\n", "(2)", .valueCount(found: 1, expected: 2)),
        ("(1,'x'),(2,'y',3);\n", "(2,'y',3)", .valueCount(found: 3, expected: 2)),
        ("();\n", "()", .valueCount(found: 0, expected: 2)),
        ("(1,NOW());\n", "NOW", .expression),
        ("(1,a);\n", "a);", .expression),
        ("(1,1+1);\n", "+1)", .expression),
        ("(1,'x' 3);\n", "3)", .expression),
        ("(1,0xZZ);\n", "0xZZ", .expression),
        ("(1,b'12');\n", "b'12'", .expression),
        ("(1,-);\n", "-)", .expression),
        ("(1,1e);\n", "1e", .expression),
        ("(1,_koi8r'x');\n", "_koi8r", .expression),
        ("(1,(2));\n", "(2)", .expression),
        ("(1,);\n", ");", .unexpected(expected: "a value")),
        ("(,1);\n", ",1", .unexpected(expected: "a value")),
        (
            "(1,'x') ON DUPLICATE KEY UPDATE a=VALUES(a);\n", "ON",
            .unexpected(expected: "',' or the end of the statement")
        ),
        ("(1,'x')(2,'y');\n", "(2", .unexpected(expected: "',' or the end of the statement")),
        ("(1,'x'),;\n", ";", .unexpected(expected: "'('")),
        ("x;\n", "x;", .unexpected(expected: "'('")),
        ("(1,/*!50001 'x' */);\n", "/*!5", .unexpected(expected: "rows without versioned comments")),
    ]

    @Test(arguments: rows.indices)
    func `rows end with place and reason`(index: Int) throws {
        let (text, at, fault) = Self.rows[index]
        let before = "SELECT 1;\n\(Self.head)\n"
        let whole = before + text
        let place = before.utf8.count + (at.isEmpty ? text.utf8.count : offset(of: at, in: text))
        for readBytes in [1, 1 << 18] {
            var asking = Asking()
            asking.limits.readBytes = readBytes
            let found = try #require(try faultOfMySQL(Array(whole.utf8), asking), "\(text)")
            #expect(found.reason == .sql(fault), "\(text)")
            if fault != .neverCloses(.statement) { #expect(found.offset == place, "\(text)") }
            #expect(found.line == 1 + whole.utf8.prefix(found.offset).count { $0 == 10 }, "\(text)")
        }
    }

    private static let statements: [(text: String, at: Int, fault: SQLFault)] = [
        ("CREATE TABLE `t` (`a` int", 0, .neverCloses(.statement)),
        ("CREATE TABLE `t` (`a", 18, .neverCloses(.identifier)),
        ("CREATE TABLE `t` (`a` int DEFAULT 'x", 34, .neverCloses(.string)),
        ("CREATE TABLE `t` (`a` int /* c", 26, .neverCloses(.comment)),
        ("/*!40101 SET NAMES utf8", 0, .neverCloses(.comment)),
        ("/* no end", 0, .neverCloses(.comment)),
        ("SELECT 1", 0, .neverCloses(.statement)),
        ("INSERT INTO `t", 12, .neverCloses(.identifier)),
        ("INSERT INTO `t` (`a`,", 0, .neverCloses(.statement)),
        ("INSERT INTO `t` (`a`) ", 0, .neverCloses(.statement)),
        ("INSERT INTO `t` SELECT 1;", 16, .unexpected(expected: "VALUES with rows")),
        ("INSERT INTO 5 VALUES (1);", 12, .unexpected(expected: "a table's name")),
        ("INSERT INTO t (a b) VALUES (1);", 17, .unexpected(expected: "',' or ')'")),
        ("INSERT INTO t (5) VALUES (1);", 15, .unexpected(expected: "a column's name")),
        ("/*!50001 INSERT INTO t (a) VALUES (1) */;", 9, .unexpected(expected: "an INSERT that is not in a comment")),
        ("CREATE TABLE `t` (`a` int;", 25, .unexpected(expected: "')'")),
        ("CREATE TABLE 5 (a int);", 13, .unexpected(expected: "a name")),
        ("DELIMITER \nSELECT 1;", 9, .unexpected(expected: "a delimiter")),
    ]

    @Test(arguments: statements.indices)
    func `statements end with place and reason`(index: Int) throws {
        let (text, at, fault) = Self.statements[index]
        for before in ["", "SELECT 1;\n\n"] {
            let found = try #require(try faultOfMySQL(Array((before + text).utf8)), "\(text)")
            #expect(found.reason == .sql(fault), "\(text)")
            #expect(found.offset == before.utf8.count + at, "\(text)")
            #expect(found.line == (before.isEmpty ? 1 : 3), "\(text)")
        }
    }

    @Test func `a dump whose client did not come to its end is refused`() throws {
        let text = "-- MySQL dump 10.13  Distrib 8.0\nINSERT INTO t (a) VALUES (1);\n"
        let reason = SQLFault.unexpected(expected: "'-- Dump completed', as the header promises")
        #expect(try faultOfMySQL(Array(text.utf8))?.reason == .sql(reason))
        #expect(try faultOfMySQL(Array((text + "-- Dump completed\n").utf8)) == nil)
    }

    @Test func `every cut of a dump ends with an error or is at a statement's end`() throws {
        let bytes = Array(MySQLSample.text.utf8)
        for count in stride(from: 120, to: bytes.count - 30, by: 7) {
            #expect(try faultOfMySQL(Array(bytes[..<count])) != nil, "\(count)")
        }
    }

    @Test func `large rows and statements are refused`() throws {
        var asking = Asking()
        asking.limits.maxRecord = 100
        asking.limits.sliceBytes = 50
        asking.limits.readBytes = 16
        let long = String(repeating: "x", count: 200)
        for (text, offset) in [
            ("INSERT INTO t (a) VALUES (1),('\(long)');\n", 29), ("SELECT '\(long)';\n", 0), ("/* \(long) */;\n", 0),
        ] {
            #expect(throws: IngestError.recordTooLarge(source: "source.csv", line: 1, offset: offset, limit: 100)) {
                try readMySQL(text, asking)
            }
        }
        let many = (0..<100).map { "(\($0))" }.joined(separator: ",")
        #expect(try readMySQL("INSERT INTO t (a) VALUES \(many);\n", asking).rows("t")?.count == 100)
    }

    @Test(.timeLimit(.minutes(2)))
    func `random changes never crash and never hang`() throws {
        var numbers = SameNumbers(seed: 11)
        let original = Array(MySQLSample.text.utf8)
        let marks = Array("'\"`\\();,-#/*!\n\0@=xb0".utf8) + [0xFF, 0xC3]
        for round in 0..<1500 {
            var bytes = original
            for _ in 0...Int.random(in: 0..<3, using: &numbers) {
                let place = Int.random(in: 0..<bytes.count, using: &numbers)
                switch Int.random(in: 0..<3, using: &numbers) {
                case 0: bytes[place] = marks.randomElement(using: &numbers) ?? 0
                case 1: bytes.insert(marks.randomElement(using: &numbers) ?? 0, at: place)
                default: bytes.removeSubrange(place..<min(place + Int.random(in: 1...9, using: &numbers), bytes.count))
                }
            }
            var asking = Asking()
            asking.collectsRejects = round.isMultiple(of: 2)
            asking.limits.sliceBytes = round.isMultiple(of: 3) ? 40 : 1 << 20
            asking.limits.readBytes = round.isMultiple(of: 5) ? 32 : 1 << 18
            do throws(IngestError) {
                let folder = try? TemporaryFolder()
                let path = try? folder?.write(bytes, to: "source.sql")
                _ = try readMySQL(.file(path: path ?? "", name: "source.sql"), asking)
            } catch {
                #expect([.malformed, .limit].contains(error.status), "\(round): \(error)")
            }
        }
    }

    private func offset(of part: String, in text: String) -> Int {
        guard let range = text.utf8.firstRange(of: part.utf8) else { return 0 }
        return text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    }
}
