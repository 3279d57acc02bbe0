internal import CScan

/// Finds the line feed that ends a line of JSON.
struct LineFeedFinder: ByteFinder {
    @inline(__always)
    func marks(_ word: UInt64) -> UInt64 { ByteWord.zeros(word ^ ByteWord.repeated(UInt8(ascii: "\n"))) }

    @inline(__always)
    func marks64(_ block: UnsafePointer<UInt8>) -> UInt64 {
        unsafe cscan_either64(block, UInt8(ascii: "\n"), UInt8(ascii: "\n"))
    }

    @inline(__always)
    func matches(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") }
}
