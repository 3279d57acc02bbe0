/// UTF-16 as a stream of bytes: it may be cut inside a unit, and between the units of a pair.
struct UTF16Decoder {
    private let isBigEndian: Bool
    /// The first byte of a unit whose second is not here yet.
    private var half: UInt8?
    /// A high surrogate whose low one is not here yet.
    private var high: UInt32?

    init(isBigEndian: Bool) {
        self.isBigEndian = isBigEndian
    }

    /// Whether no unit is half, and no pair.
    var isComplete: Bool { half == nil && high == nil }

    /// Appends what `raw` is in UTF-8, as far as its characters are complete; a lone surrogate is no character.
    mutating func transcode(_ raw: [UInt8], into text: inout [UInt8]) {
        // What is left from before is one character at most.
        text.append(addingCapacity: (raw.count + 1) * Transcoder.growth) { output in
            for byte in raw {
                guard let first = half else {
                    half = byte
                    continue
                }
                half = nil
                let (upper, lower) = isBigEndian ? (first, byte) : (byte, first)
                take(UInt32(upper) << 8 | UInt32(lower), &output)
            }
        }
    }

    private mutating func take(_ unit: UInt32, _ output: inout OutputSpan<UInt8>) {
        if let first = high {
            high = nil
            if unit & 0xFC00 == 0xDC00 {
                output.append(character: 0x10000 + ((first & 0x3FF) << 10 | unit & 0x3FF))
                return
            }
            output.append(Transcoder.noCharacter)
        }
        if unit & 0xFC00 == 0xD800 {
            high = unit
        } else {
            output.append(character: unit)
        }
    }
}
