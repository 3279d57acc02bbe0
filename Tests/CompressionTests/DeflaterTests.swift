import Compression
import Testing

struct DeflaterTests {
    @Test(arguments: [CompressionLevel.fast, .small], [Content.rows, .zeroBytes, .rowsAndRandomBytes])
    func `what is deflated inflates to the same`(level: CompressionLevel, content: Content) throws {
        let plain = content.bytes
        var deflater = try Deflater(level: level)
        var inflater = try Inflater()
        var payload: [UInt8] = [7]
        let isSmaller = try deflater.compress(plain, into: &payload)
        #expect(isSmaller)
        #expect(payload.count - 1 < plain.count)
        let back = try inflater.inflate(payload.span.extracting(1..<payload.count), plainBytes: plain.count)
        #expect((back == plain) as Bool)
    }

    @Test(arguments: CompressionLevel.allCases, [Content.nothing, .oneByte, .randomBytes])
    func `what does not shrink stays out`(level: CompressionLevel, content: Content) throws {
        let plain = content.bytes
        var deflater = try Deflater(level: level)
        var payload: [UInt8] = [7]
        let isSmaller = try deflater.compress(plain, into: &payload)
        #expect(!isSmaller)
        #expect(payload == [7])
    }

    @Test func `nothing is compressed at level none`() throws {
        var deflater = try Deflater(level: .none)
        var payload: [UInt8] = []
        let isSmaller = try deflater.compress(Content.csv, into: &payload)
        #expect(!isSmaller)
        #expect(payload.isEmpty)
    }

    @Test(arguments: [CompressionLevel.fast, .small])
    func `a block does not depend on the blocks before`(level: CompressionLevel) throws {
        var used = try Deflater(level: level)
        var fresh = try Deflater(level: level)
        var after: [UInt8] = []
        var first: [UInt8] = []
        for plain in [Content.zeros, Content.random, Content.csv.reversed(), Content.csv] {
            after = []
            _ = try used.compress(plain, into: &after)
        }
        _ = try fresh.compress(Content.csv, into: &first)
        #expect((after == first) as Bool)
    }

    @Test func `small is no larger than fast`() throws {
        var fast = try Deflater(level: .fast)
        var small = try Deflater(level: .small)
        var fastBytes: [UInt8] = []
        var smallBytes: [UInt8] = []
        _ = try fast.compress(Content.csv, into: &fastBytes)
        _ = try small.compress(Content.csv, into: &smallBytes)
        #expect(smallBytes.count <= fastBytes.count)
    }
}
