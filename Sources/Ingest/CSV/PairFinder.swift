internal import CScan

/// Finds either of two bytes, which may be the same.
struct PairFinder: ByteFinder {
    private let first: UInt64
    private let second: UInt64

    init(_ first: UInt8, _ second: UInt8) {
        self.first = ByteWord.repeated(first)
        self.second = ByteWord.repeated(second)
    }

    @inline(__always)
    func marks(_ word: UInt64) -> UInt64 { ByteWord.zeros(word ^ first) | ByteWord.zeros(word ^ second) }

    @inline(__always)
    func marks64(_ block: UnsafePointer<UInt8>) -> UInt64 {
        unsafe cscan_either64(block, UInt8(truncatingIfNeeded: first), UInt8(truncatingIfNeeded: second))
    }

    @inline(__always)
    func matches(_ byte: UInt8) -> Bool {
        byte == UInt8(truncatingIfNeeded: first) || byte == UInt8(truncatingIfNeeded: second)
    }
}

/// Finds any of four bytes, some of which may be the same.
struct QuadFinder: ByteFinder {
    private let low: PairFinder
    private let high: PairFinder

    init(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) {
        low = PairFinder(first, second)
        high = PairFinder(third, fourth)
    }

    @inline(__always)
    func marks(_ word: UInt64) -> UInt64 { low.marks(word) | high.marks(word) }

    @inline(__always)
    func marks64(_ block: UnsafePointer<UInt8>) -> UInt64 { unsafe low.marks64(block) | high.marks64(block) }

    @inline(__always)
    func matches(_ byte: UInt8) -> Bool { low.matches(byte) || high.matches(byte) }
}
