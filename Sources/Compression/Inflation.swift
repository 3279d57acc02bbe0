/// Which checksum of the content a back end keeps.
enum Checksum {
    /// CRC-32 of RFC 1952, section 8.
    case crc32
    /// Adler-32 of RFC 1950, section 8.2.
    case adler32
}

/// What one call of a back end did.
struct InflationStep {
    /// How many bytes of the input were taken.
    var consumed: Int
    /// Whether the deflate stream has ended.
    var isFinished: Bool
    /// The bytes that were taken beyond the end of the stream, the first in the lowest eight bits; at most eight.
    var surplus: UInt64
    /// How many bytes `surplus` holds; they may come from an earlier call's input.
    var surplusCount: Int
}

/// A back end: one raw deflate stream (RFC 1951) after the other, in pieces of any size.
///
/// Headers, trailers and limits are written once, above, so both back ends give the same answers and the same errors.
protocol InflationBackEnd: ~Copyable {
    /// Ready for a stream.
    init(checksum: Checksum) throws(CompressionError)

    /// Ready for the next stream.
    mutating func reset()

    /// The checksum of the content so far; complete once the stream has ended.
    var checksum: UInt32 { get }

    /// Inflates from the front of `input` into the free room of `output`, as far as both last.
    mutating func inflate(
        _ input: Span<UInt8>, into output: inout OutputSpan<UInt8>
    ) throws(CompressionError) -> InflationStep
}

#if ISAL
    /// The back end of this build.
    typealias Inflation = IsalInflation
#else
    /// The back end of this build.
    typealias Inflation = ZlibInflation
#endif
