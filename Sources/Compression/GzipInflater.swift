/// A gzip source (RFC 1952) as a stream: members one after the other, in pieces of any size.
///
/// Zero padding after the last member is taken, as `gzip` itself does; anything else there is an error.
/// After an error the inflater is of no more use.
@safe
public struct GzipInflater: ~Copyable {
    /// What the next byte is a part of.
    private enum Stage {
        case header
        case body
        case trailer
        case between
        case padding
    }

    /// The most that one step writes before the ratio is looked at, in bytes.
    private static let stepBytes = 256 << 10
    /// The output that no ratio is asked of, in bytes.
    private static let freeBytes = 1 << 20

    private var backEnd: Inflation
    private let maxRatio: Int?
    private var stage = Stage.header
    private var header = GzipHeader()
    private var trailer: UInt64 = 0
    private var trailerBytes = 0
    private var memberBytes = 0
    private var consumed = 0
    private var produced = 0

    /// Ready for a source; after the first MiB it may inflate to `maxRatio` times its size, or without limit if nil.
    public init(maxRatio: Int? = 200) throws(CompressionError) {
        backEnd = try Inflation(checksum: .crc32)
        self.maxRatio = maxRatio
    }

    /// Inflates from the front of `input` until it is used up or `room` bytes were appended to `output`.
    ///
    /// Where `room` bytes were appended, more may wait even if all input was taken: call again, with the rest or
    /// nothing.
    /// - Returns: How many bytes of `input` were taken.
    @discardableResult
    public mutating func inflate(
        _ input: Span<UInt8>, into output: inout [UInt8], room: Int = .max
    ) throws(CompressionError) -> Int {
        let limit = room > Int.max - output.count ? Int.max : output.count + room
        var used = 0
        while true {
            if stage != .body {
                guard used < input.count else { break }
                try take(input[used])
                used += 1
                consumed += 1
            } else {
                guard output.count < limit else { break }
                let before = output.count
                let taken = try inflateBody(
                    input.extracting(used..<input.count), into: &output, room: min(limit - before, Self.stepBytes))
                used += taken
                guard taken > 0 || output.count > before || stage != .body else { break }
            }
        }
        return used
    }

    /// Says that the source has ended: an error unless a member has just ended.
    public mutating func finish() throws(CompressionError) {
        guard stage == .between || stage == .padding else { throw .truncated }
    }

    /// One step through the deflate data of a member.
    private mutating func inflateBody(
        _ input: Span<UInt8>, into output: inout [UInt8], room: Int
    ) throws(CompressionError) -> Int {
        let before = output.count
        var step = InflationStep(consumed: 0, isFinished: false, surplus: 0, surplusCount: 0)
        try output.append(addingCapacity: room) { (free: inout OutputSpan<UInt8>) throws(CompressionError) in
            step = try backEnd.inflate(input, into: &free)
        }
        consumed += step.consumed
        produced += output.count - before
        memberBytes += output.count - before
        if let maxRatio, produced > Self.freeBytes, produced / maxRatio > consumed {
            throw .ratioLimit(maxRatio: maxRatio)
        }
        if step.isFinished {
            stage = .trailer
            for index in 0..<step.surplusCount { try take(UInt8(truncatingIfNeeded: step.surplus >> (8 * index))) }
        }
        return step.consumed
    }

    /// Takes one byte outside the deflate data.
    private mutating func take(_ byte: UInt8) throws(CompressionError) {
        switch stage {
        case .header: if try header.take(byte) { stage = .body }
        case .trailer: try takeTrailer(byte)
        case .between where byte == 0x1F: try startMember(byte)
        case .between, .padding:
            guard byte == 0 else { throw .trailingBytes }
            stage = .padding
        case .body: break
        }
    }

    /// Another member begins: only its magic tells it from bytes that do not belong here.
    private mutating func startMember(_ byte: UInt8) throws(CompressionError) {
        header = GzipHeader()
        backEnd.reset()
        memberBytes = 0
        stage = .header
        _ = try header.take(byte)
    }

    /// CRC-32 and length modulo 2^32 (RFC 1952, section 2.3.1), both with the low byte first.
    private mutating func takeTrailer(_ byte: UInt8) throws(CompressionError) {
        trailer |= UInt64(byte) << (8 * trailerBytes)
        trailerBytes += 1
        guard trailerBytes == 8 else { return }
        guard UInt32(truncatingIfNeeded: trailer) == backEnd.checksum else { throw .wrongChecksum }
        guard UInt32(truncatingIfNeeded: trailer >> 32) == UInt32(truncatingIfNeeded: memberBytes) else {
            throw .wrongLength
        }
        trailer = 0
        trailerBytes = 0
        stage = .between
    }
}
