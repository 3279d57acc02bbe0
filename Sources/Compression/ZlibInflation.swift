internal import CZlib

/// Inflate by zlib: the back end that is always there.
///
/// zlib keeps a pointer back to its stream, so the stream has one heap address for life.
@safe
struct ZlibInflation: InflationBackEnd, ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>
    private let kind: Checksum
    private(set) var checksum: UInt32

    init(checksum kind: Checksum) throws(CompressionError) {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let status = unsafe inflateInit2_(stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else {
            unsafe stream.deallocate()
            throw .backEnd(status: Int(status))
        }
        unsafe self.stream = stream
        self.kind = kind
        checksum = kind == .crc32 ? 0 : 1
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    mutating func reset() {
        unsafe inflateReset(stream)
        checksum = kind == .crc32 ? 0 : 1
    }

    mutating func inflate(
        _ input: Span<UInt8>, into output: inout OutputSpan<UInt8>
    ) throws(CompressionError) -> InflationStep {
        let offered = min(input.count, Int(Int32.max))
        let status = unsafe input.withUnsafeBufferPointer { bytes in
            unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
            unsafe stream.pointee.avail_in = UInt32(offered)
            return unsafe output.withUnsafeMutableBufferPointer { room, count in
                unsafe run(into: room, count: &count)
            }
        }
        // Z_BUF_ERROR says only that there was nothing to do with what was given.
        guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
            throw status == Z_DATA_ERROR || status == Z_NEED_DICT ? .malformed : .backEnd(status: Int(status))
        }
        let left = unsafe Int(stream.pointee.avail_in)
        return InflationStep(
            consumed: offered - left, isFinished: status == Z_STREAM_END, surplus: 0, surplusCount: 0)
    }

    /// Lets zlib write behind the first `count` bytes of `room`, and counts and sums what it wrote.
    private mutating func run(into room: UnsafeMutableBufferPointer<UInt8>, count: inout Int) -> Int32 {
        guard let base = room.baseAddress, room.count > count else { return Z_BUF_ERROR }
        let start = unsafe base + count
        let offered = min(room.count - count, Int(Int32.max))
        unsafe stream.pointee.next_out = start
        unsafe stream.pointee.avail_out = UInt32(offered)
        let status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
        let written = unsafe offered - Int(stream.pointee.avail_out)
        let sum = kind == .crc32 ? unsafe crc32 : unsafe adler32
        checksum = unsafe UInt32(truncatingIfNeeded: sum(UInt(checksum), start, UInt32(written)))
        count += written
        return status
    }
}
