#if ISAL
    internal import CISAL

    /// Inflate by ISA-L: several times as fast as zlib.
    ///
    /// The state is 88 KB with inner buffers, so it has one heap address for life.
    @safe
    struct IsalInflation: InflationBackEnd, ~Copyable {
        private let state: UnsafeMutablePointer<inflate_state>
        private let kind: Checksum

        init(checksum kind: Checksum) throws(CompressionError) {
            unsafe state = UnsafeMutablePointer<inflate_state>.allocate(capacity: 1)
            unsafe state.initialize(to: inflate_state())
            self.kind = kind
            reset()
        }

        deinit { unsafe state.deallocate() }

        var checksum: UInt32 { unsafe state.pointee.crc }

        mutating func reset() {
            unsafe isal_inflate_init(state)
            // Raw deflate whose content is summed and not compared: the trailer is read above.
            unsafe state.pointee.crc_flag = UInt32(kind == .crc32 ? ISAL_GZIP_NO_HDR : ISAL_ZLIB_NO_HDR)
            unsafe state.pointee.crc = 0
        }

        mutating func inflate(
            _ input: Span<UInt8>, into output: inout OutputSpan<UInt8>
        ) throws(CompressionError) -> InflationStep {
            let offered = min(input.count, Int(Int32.max))
            let status = unsafe input.withUnsafeBufferPointer { bytes in
                unsafe state.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
                unsafe state.pointee.avail_in = UInt32(offered)
                return unsafe output.withUnsafeMutableBufferPointer { room, count in
                    unsafe run(into: room, count: &count)
                }
            }
            guard status >= ISAL_DECOMP_OK else { throw .malformed }
            return unsafe InflationStep(
                consumed: offered - Int(state.pointee.avail_in),
                isFinished: state.pointee.block_state == ISAL_BLOCK_FINISH,
                surplus: state.pointee.read_in >> UInt64(state.pointee.read_in_length % 8),
                surplusCount: Int(state.pointee.read_in_length / 8))
        }

        /// Lets ISA-L write behind the first `count` bytes of `room`, and counts what it wrote.
        private mutating func run(into room: UnsafeMutableBufferPointer<UInt8>, count: inout Int) -> Int32 {
            guard let base = room.baseAddress, room.count > count else { return ISAL_DECOMP_OK }
            let offered = min(room.count - count, Int(Int32.max))
            unsafe state.pointee.next_out = base + count
            unsafe state.pointee.avail_out = UInt32(offered)
            let status = unsafe isal_inflate(state)
            count += unsafe offered - Int(state.pointee.avail_out)
            return status
        }
    }
#endif
