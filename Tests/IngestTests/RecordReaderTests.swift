import Compression
import Records
import Synchronization
import TestSupport
import Testing

@testable import Ingest

struct RecordReaderTests {
    /// Some thousand records with quotes and line ends in them.
    private static let rows: [UInt8] = Array(
        ("id,name,note\r\n"
            + (0..<3000).map { "\($0),\"O\"\"Neil, \($0)\",\"line \($0)\r\n\($0 % 7 == 0 ? "\n\n" : "")end\"\r\n" }
            .joined())
            .utf8)

    @Test(arguments: [1, 2, 3, 7, 64, 4096, 1 << 20])
    func `every read size gives the same slices`(readBytes: Int) throws {
        try withFile(Self.rows) { source, _ in
            var asking = Asking()
            asking.limits.sliceBytes = 5000
            let expected = try readTable(source, .csv, asking)
            asking.limits.readBytes = readBytes
            let table = try readTable(source, .csv, asking)
            #expect((table == expected) as Bool)
            #expect(table.records.count == 3000)
            #expect(table.slices.count > 20)
        }
    }

    @Test(arguments: [1, 3, 4096, 1 << 20])
    func `a gzip source gives the same slices as its content`(readBytes: Int) throws {
        var asking = Asking()
        asking.limits.sliceBytes = 5000
        let expected = try readTable(Self.rows, .csv, asking)
        asking.limits.readBytes = readBytes
        let half = Self.rows.count / 2
        let members = try Gzip.member(Array(Self.rows[..<half])) + Gzip.member(Array(Self.rows[half...]))
        #expect(try (readTable(members, .csv, asking) == expected) as Bool)
    }

    @Test func `a slice ends with the first record that ends at its size or behind it`() throws {
        var asking = Asking()
        asking.limits.sliceBytes = 8
        let table = try readTable("a,b\n1,2\n3,4\n5,\"\n6\"\n7,8\n9,0", .csv, asking)
        let texts = table.slices.map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(texts == ["1,2\n3,4\n", "5,\"\n6\"\n7,8\n", "9,0"])
        #expect(table.slices.map(\.line) == [2, 4, 7])
        #expect(table.slices.map(\.offset) == [4, 12, 23])
        #expect(table.slices.map(\.sequence) == [0, 1, 2])
    }

    @Test func `slices go on counting where the caller says`() throws {
        try withFile(Array("a\n1\n".utf8)) { source, _ in
            var reader = try RecordReader(source: source, ordinal: 4, layout: .rows(.csv))
            reader.nextSequence = 9
            var slice = Slice(bytes: [1, 2, 3], sequence: 0, source: 0, line: 0, offset: 0)
            let isThere = try reader.next(into: &slice)
            #expect(isThere)
            #expect(slice.sequence == 9)
            #expect(slice.source == 4)
            let isMore = try reader.next(into: &slice)
            #expect(!isMore)
            #expect(slice.lineEnd == .lf)
            #expect(reader.bytesRead == 4)
            try reader.finish()
        }
    }

    @Test(arguments: ["a,b", "a,b\n", "a,b\r\n", "\u{FEFF}a,b\r"])
    func `a header alone gives no slice`(text: String) throws {
        let table = try readTable(text)
        #expect(table.header == ["a", "b"])
        #expect(table.slices.isEmpty)
    }

    @Test func `offsets count the byte order mark`() throws {
        let table = try readTable("\u{FEFF}a,b\n1,2\n")
        #expect(table.origins == [.init(line: 2, offset: 7)])
    }

    @Test(arguments: [false, true])
    func `a record of 16 MiB works, even as one field`(isQuoted: Bool) throws {
        var field = [UInt8](repeating: UInt8(ascii: "x"), count: (16 << 20) - (isQuoted ? 4 : 2))
        if isQuoted { field[5_000_000] = UInt8(ascii: "\n") }
        let quote = isQuoted ? [UInt8(ascii: "\"")] : []
        let table = try readTable(Array("a,b\n1,2\n3,".utf8) + quote + field + quote + Array("\n5,6\n".utf8))
        #expect(table.records.count == 3)
        #expect((table.records[1][1] == .bytes(field)) as Bool)
        #expect(table.origins.last?.line == (isQuoted ? 5 : 4))
    }

    @Test func `a larger one ends with 13 before memory does`() throws {
        var text = Array("a,b\n1,2\n\"3\n\",\"".utf8)
        text += [UInt8](repeating: UInt8(ascii: "x"), count: 24 << 20)
        let error = try readError(text)
        #expect(error == .recordTooLarge(source: "source.csv", line: 3, offset: 8, limit: 16 << 20))
        #expect(error?.status == .limit)
        var asking = Asking()
        asking.limits.maxRecord = 32 << 20
        #expect(try readError(text, .csv, asking)?.status == .malformed)
    }

    @Test(arguments: [0, 1])
    func `the limit is exact across slices`(more: Int) throws {
        var asking = Asking()
        asking.limits.sliceBytes = 100
        asking.limits.readBytes = 10
        asking.limits.maxRecord = 1000
        let field = [UInt8](repeating: UInt8(ascii: "x"), count: 998 + more)
        let text = Array("a,b\r\n1,2\r\n3,".utf8) + field + Array("\r\n5,6\r\n".utf8)
        let error = try readError(text, .csv, asking)
        #expect(error == (more == 0 ? nil : .recordTooLarge(source: "source.csv", line: 3, offset: 10, limit: 1000)))
    }

    @Test(arguments: ["", "a,b,"])
    func `a first line without end is limited, too`(start: String) throws {
        var asking = Asking()
        asking.limits.maxRecord = 1 << 20
        let text = Array(start.utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 3 << 20)
        let error = try readError(text, .csv, asking)
        #expect(error == .recordTooLarge(source: "source.csv", line: 1, offset: 0, limit: 1 << 20))
    }

    @Test func `many blank lines before the header cost no more than their bytes`() throws {
        let text = [UInt8](repeating: 10, count: 200_000) + Array("a,b\n1,2\n".utf8)
        #expect(try readTable(text).origins == [.init(line: 200_002, offset: 200_004)])
    }

    @Test(
        arguments: [
            (
                [0xFF, 0xFE, 0x61, 0x00],
                "source.csv: is UTF-16; declare `encoding: utf-16`, or export it again as UTF-8"
            ),
            ([0xFF, 0xFE, 0x00, 0x00], "source.csv: is UTF-32; export it again as UTF-8"),
            ([0x00, 0x00, 0xFE, 0xFF], "source.csv: is UTF-32; export it again as UTF-8"),
            ([0x50, 0x4B, 0x03, 0x04, 0x14], "source.csv: is a zip file; unpack it, or compress it with gzip"),
        ] as [([UInt8], String)])
    func `other encodings and containers are refused by name`(bytes: [UInt8], words: String) throws {
        let error = try readError(bytes)
        #expect(error?.description == words)
        #expect(error?.status == .malformed)
        guard case .encoding = error else { return }
        #expect(try readError(Gzip.member(bytes))?.description == words)
    }

    @Test(arguments: [1, 2, 3, 4096, 1 << 20])
    func `a UTF-16 source gives the same slices as its content in UTF-8`(readBytes: Int) throws {
        var asking = Asking()
        asking.limits.sliceBytes = 5000
        let expected = try readTable(Self.rows, .csv, asking)
        asking.limits.readBytes = readBytes
        let units = String(decoding: Self.rows, as: UTF8.self).utf16
        let pairs = units.flatMap { unit -> [UInt8] in [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
        let dialect = CSVDialect.csv.with { $0.encoding = .utf16 }
        #expect(try (readTable([0xFF, 0xFE] + pairs, dialect, asking) == expected) as Bool)
    }

    @Test(
        arguments: [
            (.windows1252, Array("a,b\n1,".utf8) + [0xE9, 0x0A, 0x32, 0x2C, 0x81, 0x0A], 3, 9),
            (.utf16, [0xFE, 0xFF, 0, 0x61, 0, 0x0A, 0xD8, 0x3D, 0, 0x0A], 2, 2),
            (.utf16, [0xFE, 0xFF, 0, 0x61, 0, 0x0A, 0], 2, 2),
        ] as [(TextEncoding, [UInt8], Int, Int)])
    func `what is no character makes its record malformed`(
        encoding: TextEncoding, bytes: [UInt8], line: Int, offset: Int
    ) throws {
        let dialect = CSVDialect.csv.with { $0.encoding = encoding }
        guard case .malformed("source.csv", line, let found, .notUTF8) = try readError(bytes, dialect) else {
            Issue.record("\(encoding)")
            return
        }
        // Of the UTF-8 text, in which é is two bytes and the mark of UTF-16 none.
        #expect(found == offset)
        var asking = Asking()
        asking.collectsRejects = true
        asking.binary = [0, 1]
        #expect(try readTable(bytes, dialect, asking).rejects.map(\.line) == [line])
    }

    @Test func `damage to a gzip source is an error`() throws {
        var member = try Gzip.member(Self.rows)
        #expect(
            try readError(Array(member.dropLast(3)))?.description
                == "source.csv: gzip: the compressed data ends too early; transfer or compress it again")
        member[member.count - 6] ^= 1
        #expect(try readError(member) == .compressed(source: "source.csv", error: .wrongChecksum))
        #expect(try readError(member)?.status == .malformed)
    }

    @Test func `a gzip bomb ends with 13`() throws {
        let bomb = try Gzip.member(Array("a\n".utf8) + [UInt8](repeating: 0x20, count: 4 << 20))
        let error = try readError(bomb)
        #expect(error == .compressed(source: "source.csv", error: .ratioLimit(maxRatio: 200)))
        #expect(error?.status == .limit)
    }

    @Test func `the raw bytes are seen once and in order`() throws {
        let member = try Gzip.member(Self.rows)
        for bytes in [Self.rows, member] {
            let seen = Mutex<[UInt8]>([])
            let watch = ReaderWatch { span in
                seen.withLock { for index in span.indices { $0.append(span[index]) } }
            }
            try withFile(bytes) { source, _ in
                var reader = try RecordReader(source: source, ordinal: 0, layout: .rows(.csv), watch: watch)
                var slice = Slice(bytes: [], sequence: 0, source: 0, line: 0, offset: 0)
                while try reader.next(into: &slice) {}
                try reader.finish()
                #expect(reader.bytesRead == bytes.count)
            }
            #expect((seen.withLock { $0 } == bytes) as Bool)
        }
    }
}
