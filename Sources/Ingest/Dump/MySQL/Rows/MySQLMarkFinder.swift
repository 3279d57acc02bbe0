internal import CScan

/// Finds what may end or change a string, and line feeds, by which lines are counted.
struct MySQLMarkFinder: ByteFinder {
    private let quote: UInt8
    private let escape: UInt8

    /// Finds `quote`, and backslashes if `hasEscapes`.
    init(_ quote: UInt8, hasEscapes: Bool) {
        self.quote = quote
        escape = hasEscapes ? MySQLByte.backslash : quote
    }

    @inline(__always)
    func marks(_ word: UInt64) -> UInt64 {
        ByteWord.zeros(word ^ ByteWord.repeated(quote)) | ByteWord.zeros(word ^ ByteWord.repeated(escape))
            | ByteWord.zeros(word ^ ByteWord.repeated(MySQLByte.lineFeed))
    }

    @inline(__always)
    func marks64(_ block: UnsafePointer<UInt8>) -> UInt64 {
        unsafe cscan_three64(block, quote, escape, MySQLByte.lineFeed)
    }

    @inline(__always)
    func matches(_ byte: UInt8) -> Bool { byte == quote || byte == escape || byte == MySQLByte.lineFeed }
}
