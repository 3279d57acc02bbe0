/// Finds where lines end; only LF ends one.
struct LineCutter {
    /// The next byte to look at.
    private var position = 0

    /// The end of the first line that ends at `target` or after it, LF included; nil if it is not here yet.
    ///
    /// `bytes` are those of the call before, and more behind them.
    mutating func end(in bytes: [UInt8], atLeast target: Int) -> Int? {
        let begin = min(max(position, target - 1), bytes.count)
        guard let found = bytes[begin...].firstIndex(of: UInt8(ascii: "\n")) else {
            position = bytes.count
            return nil
        }
        position = found + 1
        return position
    }
}
