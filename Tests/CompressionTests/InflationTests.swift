import Testing

@testable import Compression

/// What a back end answers to raw deflate data in pieces: content, checksum and where the stream ends.
private func answer<BackEnd: InflationBackEnd & ~Copyable>(
    of backEnd: inout BackEnd, to input: [UInt8], piece: Int
) throws -> (content: [UInt8], checksum: UInt32, end: Int?) {
    backEnd.reset()
    var content: [UInt8] = []
    var position = 0
    var end: Int?
    while end == nil {
        let piece = input.span.extracting(position..<min(input.count, position + piece))
        var step = InflationStep(consumed: 0, isFinished: false, surplus: 0, surplusCount: 0)
        let before = content.count
        try content.append(addingCapacity: 3000) { (free: inout OutputSpan<UInt8>) throws(CompressionError) in
            step = try backEnd.inflate(piece, into: &free)
        }
        position += step.consumed
        if step.isFinished { end = position - step.surplusCount }
        if step.isFinished {
            for index in 0..<step.surplusCount {
                #expect(
                    UInt8(truncatingIfNeeded: step.surplus >> (8 * index))
                        == input[position - step.surplusCount + index])
            }
        }
        if step.consumed == 0, content.count == before { break }
    }
    return (content, backEnd.checksum, end)
}

struct InflationTests {
    private static let following: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

    @Test(arguments: [1, 2, 3, 9, 100_000], Content.allCases)
    func `zlib stops at the end of the stream`(piece: Int, content: Content) throws {
        let plain = content.bytes
        var backEnd = try ZlibInflation(checksum: .crc32)
        let deflated = try Gzip.deflated(plain)
        let found = try answer(of: &backEnd, to: deflated + Self.following, piece: piece)
        #expect((found.content == plain) as Bool)
        #expect(found.checksum == Gzip.crc32(plain))
        #expect(found.end == deflated.count)
    }

    #if ISAL
        @Test(arguments: [1, 2, 3, 9, 100_000], Content.allCases)
        func `ISA-L stops at the end of the stream`(piece: Int, content: Content) throws {
            let plain = content.bytes
            var backEnd = try IsalInflation(checksum: .crc32)
            let deflated = try Gzip.deflated(plain)
            let found = try answer(of: &backEnd, to: deflated + Self.following, piece: piece)
            #expect((found.content == plain) as Bool)
            #expect(found.checksum == Gzip.crc32(plain))
            #expect(found.end == deflated.count)
        }

        @Test func `both back ends agree on damaged data`() throws {
            let deflated = try Gzip.deflated(Array(Content.csv.prefix(3000)))
            var zlib = try ZlibInflation(checksum: .adler32)
            var isal = try IsalInflation(checksum: .adler32)
            let checksum = try answer(of: &zlib, to: deflated, piece: 100_000).checksum
            for index in deflated.indices {
                for bit in [0, 3, 7] {
                    var damaged = deflated
                    damaged[index] ^= 1 << bit
                    let first = try? answer(of: &zlib, to: damaged, piece: 100_000)
                    let second = try? answer(of: &isal, to: damaged, piece: 100_000)
                    if let first, let second, first.end != nil, second.end != nil {
                        #expect(first.end == second.end)
                        #expect((first.content == second.content) as Bool)
                        #expect(first.checksum == second.checksum)
                    } else {
                        // ISA-L takes some incomplete codes that zlib refuses: the checksum tells.
                        #expect(first?.end == nil)
                        #expect(second?.end == nil || second?.checksum != checksum, "byte \(index), bit \(bit)")
                    }
                }
            }
        }
    #endif
}
