internal import Records

/// The inner loop of the encoder: a JSON string, eight bytes at a time while none of them needs an escape.
enum JSONStringWriter {
    /// The room that a string needs beside six times its length: two quotes, and a whole word at the end.
    static let slack = 16

    /// Writes `length` bytes at `value` as a JSON string, quotes included, and gives the number of bytes written.
    ///
    /// `target` has room for `6 × length + slack` bytes; `readable`, at least `length`, bytes may be read at `value`.
    @inline(__always)
    static func write(
        _ value: UnsafePointer<UInt8>, length: Int, readable: Int, to target: UnsafeMutableRawPointer
    ) -> Int {
        let source = unsafe UnsafeRawPointer(value)
        unsafe target.storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
        var written = 1
        var index = 0
        while index < length {
            let rest = length &- index
            guard index &+ 8 <= readable else {
                unsafe written &+= writeBytes(source + index, count: rest, to: target + written)
                break
            }
            let word = unsafe source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            // What lies beyond the value must not look like something to escape.
            let inside = rest >= 8 ? UInt64.max : (1 &<< (UInt64(truncatingIfNeeded: rest) &* 8)) &- 1
            let step = min(rest, 8)
            if JSONText.marks((word & inside) | (0x4141_4141_4141_4141 & ~inside)) != 0 {
                unsafe written &+= writeBytes(source + index, count: step, to: target + written)
            } else {
                unsafe target.storeBytes(of: word, toByteOffset: written, as: UInt64.self)
                written &+= step
            }
            index &+= step
        }
        unsafe target.storeBytes(of: UInt8(ascii: "\""), toByteOffset: written, as: UInt8.self)
        return written &+ 1
    }

    /// Appends the bytes in `range` to `output` as a JSON string.
    static func append(_ bytes: [UInt8], in range: Range<Int>, to output: inout [UInt8]) {
        // Memory for no bytes at all may be nowhere.
        if range.isEmpty { return output.append(contentsOf: "\"\"".utf8) }
        output.append(addingCapacity: range.count * 6 + slack) { room in
            unsafe room.withUnsafeMutableBufferPointer { target, count in
                unsafe bytes.withUnsafeBufferPointer { source in
                    guard let target = target.baseAddress, let base = source.baseAddress else { return }
                    count = unsafe write(
                        base + range.lowerBound, length: range.count, readable: source.count - range.lowerBound,
                        to: UnsafeMutableRawPointer(target))
                }
            }
        }
    }

    /// Appends the bytes in `range` as a JSON string in which halves of surrogate pairs are escapes.
    ///
    /// In the values of a batch such a half is three bytes in the pattern of UTF-8, which are no UTF-8.
    static func appendSurrogates(_ bytes: [UInt8], in range: Range<Int>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == 0xED, index + 2 < range.upperBound, bytes[index + 1] >= 0xA0 {
                output.append(contentsOf: "\\ud".utf8)
                output.append(HexText.digit(bytes[index + 1] >> 2 & 15))
                output.append(HexText.digit(bytes[index + 1] << 2 & 12 | bytes[index + 2] >> 4 & 3))
                output.append(HexText.digit(bytes[index + 2] & 15))
                index += 3
            } else {
                JSONText.appendEscaped(bytes[index], to: &output)
                index += 1
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    /// Writes bytes one by one, escaped where RFC 8259 section 7 asks for it.
    private static func writeBytes(
        _ source: UnsafeRawPointer, count: Int, to target: UnsafeMutableRawPointer
    ) -> Int {
        var written = 0
        for index in 0..<count {
            let byte = unsafe source.load(fromByteOffset: index, as: UInt8.self)
            if byte >= 0x20, byte != 0x22, byte != 0x5C {
                unsafe target.storeBytes(of: byte, toByteOffset: written, as: UInt8.self)
                written &+= 1
            } else {
                unsafe written &+= writeEscape(of: byte, to: target + written)
            }
        }
        return written
    }

    private static func writeEscape(of byte: UInt8, to target: UnsafeMutableRawPointer) -> Int {
        var escape: [UInt8] = []
        JSONText.appendEscaped(byte, to: &escape)
        for (offset, byte) in escape.enumerated() {
            unsafe target.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
        }
        return escape.count
    }
}
