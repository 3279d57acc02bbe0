internal import CZlib

/// Deflate by zlib: the back end that is always there.
@safe
struct ZlibDeflation: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>

    /// Ready for blocks at zlib's `level`, 1 to 9.
    init(level: Int32) throws(CompressionError) {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        let status = unsafe deflateInit2_(
            stream, level, Z_DEFLATED, MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
        guard status == Z_OK else {
            unsafe stream.deallocate()
            throw .backEnd(status: Int(status))
        }
        unsafe self.stream = stream
    }

    deinit {
        unsafe deflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// How many bytes a block of `count` bytes can become at most.
    func bound(_ count: Int) -> Int { unsafe Int(deflateBound(stream, UInt(count))) }

    /// Writes `plain` as one zlib stream into `room` and returns its length.
    mutating func deflate(
        _ plain: Span<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
    ) throws(CompressionError) -> Int {
        guard plain.count <= Int(Int32.max), room.count <= Int(UInt32.max) else { throw .wrongLength }
        unsafe deflateReset(stream)
        let status = unsafe plain.withUnsafeBufferPointer { bytes in
            unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
            unsafe stream.pointee.avail_in = UInt32(bytes.count)
            unsafe stream.pointee.next_out = room.baseAddress
            unsafe stream.pointee.avail_out = UInt32(room.count)
            return unsafe CZlib.deflate(stream, Z_FINISH)
        }
        guard status == Z_STREAM_END else { throw .backEnd(status: Int(status)) }
        return unsafe Int(stream.pointee.total_out)
    }
}
