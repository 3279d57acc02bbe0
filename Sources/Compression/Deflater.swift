/// Blocks to zlib streams (RFC 1950), one after the other, with one state that is made once.
///
/// The same bytes give the same stream, whatever was compressed before. One per worker: it is not shared.
@safe
public struct Deflater: ~Copyable {
    #if ISAL
        private var backEnd: IsalDeflation?
    #else
        private var backEnd: ZlibDeflation?
    #endif

    /// The library that deflates: `isa-l` or `zlib`.
    public static var libraryName: String {
        #if ISAL
            "isa-l"
        #else
            "zlib"
        #endif
    }

    /// Ready for blocks at `level`.
    public init(level: CompressionLevel) throws(CompressionError) {
        #if ISAL
            switch level {
            case .fast: backEnd = try IsalDeflation(level: 1)
            case .small: backEnd = try IsalDeflation(level: 3)
            case .none: backEnd = nil
            }
        #else
            switch level {
            case .fast: backEnd = try ZlibDeflation(level: 1)
            case .small: backEnd = try ZlibDeflation(level: 6)
            case .none: backEnd = nil
            }
        #endif
    }

    /// Appends one zlib stream of `plain` to `output` if that is strictly smaller than `plain`.
    ///
    /// Otherwise `output` stays as it is and the answer is false: the block is to be stored as it is.
    /// - Throws: `.wrongLength` for a block of 2 GiB or more, `.backEnd` where the library fails.
    public mutating func compress(_ plain: [UInt8], into output: inout [UInt8]) throws(CompressionError) -> Bool {
        guard !plain.isEmpty, let room = backEnd?.bound(plain.count) else { return false }
        let before = output.count
        try output.append(addingCapacity: room) { (free: inout OutputSpan<UInt8>) throws(CompressionError) in
            try unsafe free.withUnsafeMutableBufferPointer { bytes, count throws(CompressionError) in
                count = try unsafe backEnd?.deflate(plain.span, into: bytes) ?? 0
            }
        }
        guard output.count - before < plain.count else {
            output.removeLast(output.count - before)
            return false
        }
        return true
    }
}
