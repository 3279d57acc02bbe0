/// Blocks back from zlib streams (RFC 1950): exactly one stream of exactly the length that is said.
@safe
public struct Inflater: ~Copyable {
    private var backEnd: Inflation

    /// The most that deflate can shrink: 258 bytes in two bits (RFC 1951, section 3.2.5), and the dozen around them.
    private static let maxRatio = 1032

    /// Ready for blocks.
    public init() throws(CompressionError) {
        backEnd = try Inflation(checksum: .adler32)
    }

    /// The content of `payload`, which must be one zlib stream and nothing else, of `plainBytes` bytes.
    ///
    /// A length that no stream of this size can have is refused before memory is taken.
    public mutating func inflate(_ payload: [UInt8], plainBytes: Int) throws(CompressionError) -> [UInt8] {
        try inflate(payload.span, plainBytes: plainBytes)
    }

    /// The content of `payload`, which must be one zlib stream and nothing else, of `plainBytes` bytes.
    ///
    /// A length that no stream of this size can have is refused before memory is taken.
    public mutating func inflate(_ payload: Span<UInt8>, plainBytes: Int) throws(CompressionError) -> [UInt8] {
        try checkHeader(payload)
        guard plainBytes >= 0, plainBytes / Self.maxRatio <= payload.count else { throw .wrongLength }
        backEnd.reset()
        var plain: [UInt8] = []
        let end = try body(payload, plainBytes: plainBytes, into: &plain)
        guard end + 4 <= payload.count else { throw .truncated }
        var expected: UInt32 = 0
        for index in end..<end + 4 { expected = expected << 8 | UInt32(payload[index]) }
        guard expected == backEnd.checksum else { throw .wrongChecksum }
        guard end + 4 == payload.count else { throw .trailingBytes }
        guard plain.count == plainBytes else { throw .wrongLength }
        return plain
    }

    /// RFC 1950, section 2.2: deflate, a window of at most 32 KiB, no preset dictionary.
    private func checkHeader(_ payload: Span<UInt8>) throws(CompressionError) {
        guard payload.count >= 2 else { throw .truncated }
        let method = payload[0]
        let flags = payload[1]
        guard method & 15 == 8, method >> 4 <= 7, flags & 0x20 == 0, (Int(method) << 8 | Int(flags)).isMultiple(of: 31)
        else { throw .notThisFormat }
    }

    /// Inflates what follows the header and returns where the deflate data ends.
    private mutating func body(
        _ payload: Span<UInt8>, plainBytes: Int, into plain: inout [UInt8]
    ) throws(CompressionError) -> Int {
        var position = 2
        var end: Int?
        // One byte more than it should be, so that a longer content shows, and an end without content is reached.
        try plain.append(addingCapacity: plainBytes + 1) { (free: inout OutputSpan<UInt8>) throws(CompressionError) in
            while end == nil {
                let before = free.count
                let rest = payload.extracting(position..<payload.count)
                let step = try backEnd.inflate(rest, into: &free)
                position += step.consumed
                if step.isFinished { end = position - step.surplusCount }
                if free.isFull { throw .wrongLength }
                if end == nil, step.consumed == 0, free.count == before { throw .truncated }
            }
        }
        return end ?? position
    }
}
