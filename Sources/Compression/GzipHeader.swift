internal import CZlib

/// The header of one gzip member (RFC 1952, section 2.3), a byte at a time, so that a read may end anywhere.
struct GzipHeader {
    /// What the next byte is a part of, in the order of the format.
    private enum Part: Int {
        case fixed
        case extraLength
        case extra
        case name
        case comment
        case checksum
        case done
    }

    /// The flag that announces each optional part.
    private static let optional: [(part: Part, flag: UInt8)] = [
        (.extraLength, 4), (.name, 8), (.comment, 16), (.checksum, 2),
    ]

    private var part = Part.fixed
    private var flags: UInt8 = 0
    /// How many bytes of the part were taken.
    private var position = 0
    /// A number of two bytes in the making, then the length of the extra field.
    private var number = 0
    private var crc: UInt = 0

    /// Takes the next byte and tells whether the header ends with it.
    mutating func take(_ byte: UInt8) throws(CompressionError) -> Bool {
        if part != .checksum { crc = unsafe withUnsafePointer(to: byte) { unsafe crc32(crc, $0, 1) } }
        position += 1
        switch part {
        case .fixed: try takeFixed(byte)
        case .extraLength: takeExtraLength(byte)
        case .extra: if position == number { goOn() }
        case .name, .comment: if byte == 0 { goOn() }
        case .checksum: try takeChecksum(byte)
        case .done: break
        }
        return part == .done
    }

    /// The ten bytes that are always there: magic, method, flags, time, extra flags, operating system.
    private mutating func takeFixed(_ byte: UInt8) throws(CompressionError) {
        let isRight =
            switch position {
            case 1: byte == 0x1F
            case 2: byte == 0x8B
            case 3: byte == 8
            case 4: byte & 0xE0 == 0
            default: true
            }
        guard isRight else { throw .notThisFormat }
        if position == 4 { flags = byte }
        if position == 10 { goOn() }
    }

    private mutating func takeExtraLength(_ byte: UInt8) {
        number |= Int(byte) << (8 * (position - 1))
        guard position == 2 else { return }
        if number > 0 {
            part = .extra
            position = 0
        } else {
            goOn()
        }
    }

    /// The low half of the CRC-32 of all header bytes before it.
    private mutating func takeChecksum(_ byte: UInt8) throws(CompressionError) {
        guard byte == UInt8(truncatingIfNeeded: crc >> (8 * UInt(position - 1))) else { throw .wrongChecksum }
        if position == 2 { goOn() }
    }

    /// Goes on to the next part that the flags announce.
    private mutating func goOn() {
        let next = Self.optional.first { $0.part.rawValue > part.rawValue && flags & $0.flag != 0 }
        part = next?.part ?? .done
        position = 0
    }
}
