internal import Records

/// How a row of a database travels in a slice, value by value.
///
/// A NULL is one blank. Any other value is its length in five bytes, its tag, and its bytes: text and blobs as they
/// are, whole numbers as digits, and other numbers as their bits in the room that their digits may take: those are the
/// workers' part. All but blobs is ASCII around the texts, so that one look at a slice finds all texts good.
enum StoredValue {
    /// The byte of a NULL.
    static let null: UInt8 = 0x20
    /// How many bytes stand before a value's own.
    static let header = 6
    /// The room of a floating-point number, which is never spelled longer.
    static let realRoom = 24

    /// Six bits of `number`, as a byte that is neither NUL nor beyond ASCII.
    @inline(__always)
    private static func digit(_ number: UInt64) -> UInt8 { 0x40 | UInt8(truncatingIfNeeded: number & 63) }

    /// What stands before a value of `count` bytes.
    @inline(__always)
    private static func begin(_ storage: StorageClass, count: Int) -> InlineArray<6, UInt8> {
        let count = UInt64(truncatingIfNeeded: count)
        return [
            digit(count), digit(count >> 6), digit(count >> 12), digit(count >> 18), digit(count >> 24),
            storage.rawValue,
        ]
    }

    /// Appends a text or a blob.
    static func append(_ storage: StorageClass, _ value: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        let begin = begin(storage, count: value.count)
        bytes.append(addingCapacity: value.count + header) { room in
            for index in begin.indices { room.append(begin[index]) }
            unsafe room.withUnsafeMutableBufferPointer { target, count in
                if let source = value.baseAddress, let base = target.baseAddress {
                    unsafe UnsafeMutableRawPointer(base + count).copyMemory(from: source, byteCount: value.count)
                }
                count += value.count
            }
        }
    }

    /// Appends a whole number.
    static func append(_ number: Int64, to bytes: inout [UInt8]) {
        var digits: InlineArray<20, UInt8> = InlineArray(repeating: 0)
        var start = 20
        var rest = number.magnitude
        repeat {
            start -= 1
            digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        if number < 0 {
            start -= 1
            digits[start] = UInt8(ascii: "-")
        }
        let begin = begin(.integer, count: 20 - start)
        bytes.append(addingCapacity: 20 + header) { room in
            for index in begin.indices { room.append(begin[index]) }
            for index in start..<20 { room.append(digits[index]) }
        }
    }

    /// Appends a floating-point number.
    static func append(_ number: Double, to bytes: inout [UInt8]) {
        let begin = begin(.real, count: realRoom)
        bytes.append(addingCapacity: realRoom + header) { room in
            for index in begin.indices { room.append(begin[index]) }
            for index in 0..<realRoom {
                room.append(index < 11 ? digit(number.bitPattern >> UInt64(index * 6)) : null)
            }
        }
    }

    /// The length that stands in front of a value at `base`.
    @inline(__always)
    static func length(_ base: UnsafePointer<UInt8>) -> Int {
        var length = 0
        for index in 0..<5 { unsafe length |= Int(base[index] & 63) &<< (index &* 6) }
        return length
    }

    /// The number whose bits stand at `base`.
    static func real(_ base: UnsafePointer<UInt8>) -> Double {
        var bits: UInt64 = 0
        for index in 0..<11 { unsafe bits |= UInt64(base[index] & 63) &<< UInt64(index &* 6) }
        return Double(bitPattern: bits)
    }
}
