internal import ArgumentParser
internal import Compression
internal import Records

/// A number of bytes: `65536`, `64KiB`, `16MiB` or `1GiB`.
struct ByteCount: ExpressibleByArgument, CustomStringConvertible {
    /// The number.
    let bytes: Int

    init(bytes: Int) {
        self.bytes = bytes
    }

    init?(argument: String) {
        let units = [("KiB", 10), ("MiB", 20), ("GiB", 30)]
        let unit = units.first { argument.hasSuffix($0.0) }
        let digits = argument.dropLast(unit?.0.count ?? 0)
        guard digits.utf8.first != UInt8(ascii: "+"), let number = Int(digits), number > 0,
            number <= Field.maximumLength >> (unit?.1 ?? 0)
        else { return nil }
        bytes = number << (unit?.1 ?? 0)
    }

    var description: String {
        if bytes.isMultiple(of: 1 << 20) { return "\(bytes >> 20)MiB" }
        return bytes.isMultiple(of: 1 << 10) ? "\(bytes >> 10)KiB" : "\(bytes)"
    }
}

/// A file mode in octal, of which the last nine bits count.
struct ModeArgument: ExpressibleByArgument {
    /// The bits.
    let bits: UInt16

    init?(argument: String) {
        guard argument.utf8.first != UInt8(ascii: "+"), let bits = UInt16(argument, radix: 8), bits <= 0o777 else {
            return nil
        }
        self.bits = bits
    }
}

/// The words of `--compression`.
enum CompressionArgument: String, ExpressibleByArgument, CaseIterable {
    case fast
    case small
    case none

    /// The level.
    var level: CompressionLevel {
        switch self {
        case .fast: .fast
        case .small: .small
        case .none: .none
        }
    }
}
