import Compression
import Testing

struct GzipInflaterTests {
    private static let plain = Array("id,name\n1,Ada\n2,Grace\n".utf8)

    /// Inflates `input` in pieces of `piece` bytes, at most `room` bytes a call.
    private func inflated(
        _ input: [UInt8], piece: Int = .max, room: Int = .max, maxRatio: Int? = 200
    ) throws -> [UInt8] {
        var inflater = try GzipInflater(maxRatio: maxRatio)
        var output: [UInt8] = []
        var position = 0
        while position < input.count {
            let end = min(input.count, piece > input.count ? input.count : position + piece)
            while true {
                let before = output.count
                position += try inflater.inflate(input.span.extracting(position..<end), into: &output, room: room)
                if position == end, output.count - before < room { break }
            }
        }
        try inflater.finish()
        return output
    }

    @Test(arguments: [1, 2, 3, 7, 64, 4096, 1 << 20])
    func `pieces of any size give the same`(piece: Int) throws {
        let members = try Gzip.member(Content.csv) + Gzip.member([]) + Gzip.member(Content.random) + Gzip.member([10])
        #expect(try (inflated(members, piece: piece) == Content.csv + Content.random + [10]) as Bool)
    }

    @Test(arguments: [1, 2, 5, 1000, 65_536])
    func `room of any size gives the same`(room: Int) throws {
        let members = try Gzip.member(Content.csv) + Gzip.member(Content.csv)
        #expect(try (inflated(members, piece: 999, room: room) == Content.csv + Content.csv) as Bool)
        #expect(try (inflated(members, room: room) == Content.csv + Content.csv) as Bool)
    }

    @Test func `stored blocks and a member of nothing`() throws {
        let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        let end = Gzip.littleEndian(Gzip.crc32(Content.random)) + Gzip.littleEndian(UInt32(Content.random.count))
        #expect(try (inflated(header + Gzip.stored(Content.random) + end) == Content.random) as Bool)
        #expect(try inflated(Gzip.member([])) == [])
    }

    @Test(arguments: [1, 511, 512, 10_240])
    func `zero padding after the last member is fine`(count: Int) throws {
        let input = try Gzip.member(Self.plain) + [UInt8](repeating: 0, count: count)
        #expect(try inflated(input) == Self.plain)
        #expect(try inflated(input, piece: 1) == Self.plain)
    }

    @Test(arguments: [[71], [0, 71], [0, 0, 0x1F, 0x8B]] as [[UInt8]])
    func `anything else after a member is an error`(more: [UInt8]) throws {
        let input = try Gzip.member(Self.plain) + more
        #expect(throws: CompressionError.trailingBytes) { try inflated(input) }
        #expect(throws: CompressionError.trailingBytes) { try inflated(input, piece: 1) }
    }

    @Test func `a source that is cut anywhere is truncated`() throws {
        let member = try Gzip.member(Self.plain, header: GzipHeaderTests.fullHeader)
        let input = member + member
        for count in 0..<input.count where count != member.count {
            #expect(throws: CompressionError.truncated, "\(count) bytes") { try inflated(Array(input.prefix(count))) }
            #expect(throws: CompressionError.truncated, "\(count) bytes") {
                try inflated(Array(input.prefix(count)), piece: 1)
            }
        }
    }

    @Test(arguments: 1...8, [1, 1000])
    func `a changed trailer is an error`(fromEnd: Int, piece: Int) throws {
        var input = try Gzip.member(Self.plain)
        input[input.count - fromEnd] ^= 0x40
        let expected: CompressionError = fromEnd > 4 ? .wrongChecksum : .wrongLength
        #expect(throws: expected) { try inflated(input, piece: piece) }
    }

    @Test func `damaged data is an error wherever it is`() throws {
        let member = try Gzip.member(Content.csv)
        for index in stride(from: 10, to: member.count - 8, by: 97) {
            var input = member
            input[index] ^= 0x10
            #expect(throws: CompressionError.self, "byte \(index)") { try inflated(input) }
        }
    }

    @Test func `expansion is limited after the first MiB`() throws {
        let bomb = try Gzip.member([UInt8](repeating: 0, count: 8 << 20))
        #expect(throws: CompressionError.ratioLimit(maxRatio: 200)) { try inflated(bomb) }
        #expect(try inflated(bomb, maxRatio: nil).count == 8 << 20)
        #expect(try inflated(bomb, maxRatio: 1100).count == 8 << 20)
        #expect(try inflated(Gzip.member([UInt8](repeating: 0, count: 1 << 20))).count == 1 << 20)
    }
}
