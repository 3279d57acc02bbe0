#if ISAL
    internal import CISAL

    /// Deflate by ISA-L, a whole block at a time: several times as fast as zlib.
    @safe
    struct IsalDeflation: ~Copyable {
        private let stream: UnsafeMutablePointer<isal_zstream>
        private let work: UnsafeMutableBufferPointer<UInt8>
        private let level: UInt32

        /// Ready for blocks at ISA-L's `level`, 1 or 3.
        init(level: Int32) throws(CompressionError) {
            // ISAL_DEF_LVL1_DEFAULT and ISAL_DEF_LVL3_DEFAULT: nested macros, which Swift does not import.
            let workBytes = level == 1 ? 282_624 : 348_160
            unsafe stream = UnsafeMutablePointer<isal_zstream>.allocate(capacity: 1)
            // Zeroed: isal_deflate_stateless_init leaves `hist_bits` as it finds it, and with dirty memory
            // the blocks are valid but half as large again, and not the same twice.
            unsafe stream.initialize(to: isal_zstream())
            unsafe work = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: workBytes)
            unsafe work.initialize(repeating: 0)
            self.level = UInt32(level)
            unsafe isal_deflate_stateless_init(stream)
        }

        deinit {
            unsafe work.deallocate()
            unsafe stream.deallocate()
        }

        /// How many bytes a block of `count` bytes can become at most; random bytes need 91 more per MiB.
        func bound(_ count: Int) -> Int { count + count / 8 + 4096 }

        /// Writes `plain` as one zlib stream into `room` and returns its length.
        mutating func deflate(
            _ plain: Span<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
        ) throws(CompressionError) -> Int {
            guard plain.count <= Int(Int32.max), room.count <= Int(UInt32.max) else { throw .wrongLength }
            unsafe isal_deflate_reset(stream)
            let status = unsafe plain.withUnsafeBufferPointer { bytes in
                unsafe stream.pointee.end_of_stream = 1
                unsafe stream.pointee.flush = UInt16(NO_FLUSH)
                unsafe stream.pointee.gzip_flag = UInt16(IGZIP_ZLIB)
                unsafe stream.pointee.level = level
                unsafe stream.pointee.level_buf = work.baseAddress
                unsafe stream.pointee.level_buf_size = UInt32(work.count)
                unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
                unsafe stream.pointee.avail_in = UInt32(bytes.count)
                unsafe stream.pointee.next_out = room.baseAddress
                unsafe stream.pointee.avail_out = UInt32(room.count)
                return unsafe isal_deflate_stateless(stream)
            }
            guard status == COMP_OK else { throw .backEnd(status: Int(status)) }
            return unsafe Int(stream.pointee.total_out)
        }
    }
#endif
