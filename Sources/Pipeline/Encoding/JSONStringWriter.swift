internal import CScan
internal import Records

/// The inner loop of the encoder: a JSON string, sixteen bytes at a time while none of them needs an escape.
enum JSONStringWriter {
    /// The room that a string needs beside six times its length: two quotes, and sixteen bytes that are copied at once.
    static let slack = 18

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
            guard index &+ 16 <= readable else {
                unsafe written &+= writeBytes(source + index, count: length &- index, to: target + written)
                break
            }
            let step = min(length &- index, 16)
            // What lies beyond the value is copied, overwritten, and of no interest.
            let inside: UInt32 = (1 &<< UInt32(truncatingIfNeeded: step)) &- 1
            let marks = unsafe cscan_escapes16(source + index) & inside
            unsafe cscan_copy16(target + written, source + index)
            if marks == 0 {
                written &+= step
                index &+= step
            } else {
                let plain = marks.trailingZeroBitCount
                let byte = unsafe source.load(fromByteOffset: index &+ plain, as: UInt8.self)
                unsafe written &+= plain &+ writeEscape(of: byte, to: target + written + plain)
                index &+= plain &+ 1
            }
        }
        unsafe target.storeBytes(of: UInt8(ascii: "\""), toByteOffset: written, as: UInt8.self)
        return written &+ 1
    }

    /// Writes a string of nothing, and gives the number of bytes written.
    static func writeEmpty(to target: UnsafeMutableRawPointer) -> Int {
        unsafe target.storeBytes(of: (UInt8(ascii: "\""), UInt8(ascii: "\"")), as: (UInt8, UInt8).self)
        return 2
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

    /// Writes the escape of a quote, a backslash or a control character; six bytes at most.
    @inline(never)
    private static func writeEscape(of byte: UInt8, to target: UnsafeMutableRawPointer) -> Int {
        unsafe target.storeBytes(of: UInt8(ascii: "\\"), as: UInt8.self)
        let letter: UInt8? =
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
            case 0x08: UInt8(ascii: "b")
            case 0x09: UInt8(ascii: "t")
            case 0x0A: UInt8(ascii: "n")
            case 0x0C: UInt8(ascii: "f")
            case 0x0D: UInt8(ascii: "r")
            default: nil
            }
        if let letter {
            unsafe target.storeBytes(of: letter, toByteOffset: 1, as: UInt8.self)
            return 2
        }
        let digits = (UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0"), HexText.digit(byte >> 4))
        unsafe target.storeBytes(of: digits, toByteOffset: 1, as: (UInt8, UInt8, UInt8, UInt8).self)
        unsafe target.storeBytes(of: HexText.digit(byte & 15), toByteOffset: 5, as: UInt8.self)
        return 6
    }
}
