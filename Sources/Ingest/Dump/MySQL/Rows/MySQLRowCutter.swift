internal import CScan

/// Finds where rows of `INSERT` statements end, 64 bytes at a time, without a look into their values.
///
/// It follows strings, comments and the ends of statements, and passes over heads that are spelled as the first one
/// was. What is between is the tokenizer's part. Resumable at any byte; the places count from the slice's first byte,
/// which begins a row. Unsafe as all hot loops: every access is below `count`, the number of bytes at the pointer.
struct MySQLRowCutter {
    /// What the cutter came to.
    enum Finding: Equatable {
        /// Nothing yet: there have to be more bytes.
        case needsMore
        /// The end of the first row that ends at the target or after it.
        case rowEnd(Int)
        /// The delimiter that ends the statement, where no head follows that is spelled as the first one.
        case statementEnd(Int)
    }

    private let delimiter: [UInt8]
    private let head: [UInt8]
    private let hasEscapes: Bool
    private let quotesAreNames: Bool
    /// The next byte to look at.
    private var position = 0
    /// Whether nothing follows the bytes.
    private var isWhole = false
    /// The quote of the string that the place is in; 0 outside.
    private var quote: UInt8 = 0
    /// Where the statement begins that the place is in, which may be before the slice.
    var statementStart = 0
    /// How long the longest statement is that was passed over, and how many were.
    private(set) var statements = (longest: 0, count: 0)

    /// A cutter before the first byte of a row, whose statement has the head `head`.
    init(_ syntax: MySQLSyntax, head: [UInt8]) {
        delimiter = syntax.delimiter
        hasEscapes = syntax.hasEscapes
        quotesAreNames = syntax.quotesAreNames
        self.head = head
    }

    /// Looks on at the bytes of `text`, which are those of the call before, and more behind them.
    mutating func find(in text: borrowing MySQLText, target: Int) -> Finding {
        isWhole = text.isAtEnd
        return find(in: text.bytes, from: text.start, target: target)
    }

    private mutating func find(in bytes: [UInt8], from start: Int, target: Int) -> Finding {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, start < buffer.count else { return .needsMore }
            return unsafe find(base + start, count: buffer.count - start, target: target)
        }
    }

    private mutating func find(_ bytes: UnsafePointer<UInt8>, count: Int, target: Int) -> Finding {
        while position < count {
            // A row that ends at the target has its last byte before it.
            unsafe skipBlocks(bytes, until: min(count, target - 1))
            guard position < count else { break }
            if quote != 0 {
                guard unsafe skipString(bytes, count) else { return .needsMore }
                continue
            }
            let byte = unsafe bytes[position]
            if byte == MySQLByte.close {
                position += 1
                if position >= target { return .rowEnd(position) }
            } else if byte == delimiter[0] {
                if let finding = unsafe passDelimiter(bytes, count) { return finding }
            } else if byte == MySQLByte.slash || byte == MySQLByte.minus || byte == MySQLByte.hash {
                guard unsafe passComment(bytes, count) else { return .needsMore }
            } else {
                if byte == MySQLByte.quote || byte == MySQLByte.doubleQuote || byte == MySQLByte.backtick {
                    quote = byte
                }
                position += 1
            }
        }
        return .needsMore
    }

    /// Goes over blocks in which nothing happens outside of strings in single quotes; stops at what happens.
    private mutating func skipBlocks(_ bytes: UnsafePointer<UInt8>, until limit: Int) {
        guard quote == 0 || quote == MySQLByte.quote, position + 64 <= limit else { return }
        var place = position
        var inString: UInt64 = quote == 0 ? 0 : .max
        // The first byte of a block, where the last one of the block before escapes it.
        var escapedFirst: UInt64 = 0
        let first = delimiter[0]
        while place + 64 <= limit {
            var quotes = unsafe cscan_either64(bytes + place, MySQLByte.quote, MySQLByte.quote)
            if hasEscapes {
                let slashes = unsafe cscan_either64(bytes + place, MySQLByte.backslash, MySQLByte.backslash)
                if slashes | escapedFirst != 0 { quotes &= ~Self.escaped(by: slashes, &escapedFirst) }
            }
            let inside = Self.parities(quotes) ^ inString
            let happening = unsafe cscan_mysql64(bytes + place, first) & ~inside
            guard happening == 0 else {
                position = place + happening.trailingZeroBitCount
                quote = 0
                return
            }
            inString = inside >> 63 == 0 ? 0 : .max
            place += 64
        }
        position = place + Int(escapedFirst)
        quote = inString == 0 ? 0 : MySQLByte.quote
    }

    /// The bytes that backslashes escape: each one that is not escaped itself the next.
    @inline(__always)
    private static func escaped(by slashes: UInt64, _ first: inout UInt64) -> UInt64 {
        var escaped = first
        var rest = slashes & ~first
        first = 0
        while rest != 0 {
            let lowest = rest & (~rest &+ 1)
            escaped |= lowest << 1
            if lowest >> 63 != 0 { first = 1 }
            rest &= ~(lowest | lowest << 1)
        }
        return escaped
    }

    /// For each bit whether the number of bits up to it is odd.
    @inline(__always)
    private static func parities(_ bits: UInt64) -> UInt64 {
        var bits = bits
        bits ^= bits << 1
        bits ^= bits << 2
        bits ^= bits << 4
        bits ^= bits << 8
        bits ^= bits << 16
        bits ^= bits << 32
        return bits
    }

    /// Goes behind the next quote of the string; false if its end is not here, or half an escape is.
    private mutating func skipString(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        let escapes = hasEscapes && quote != MySQLByte.backtick && !(quotesAreNames && quote == MySQLByte.doubleQuote)
        let finder = PairFinder(quote, escapes ? MySQLByte.backslash : quote)
        while true {
            position = unsafe finder.nextFar(in: bytes, from: position, to: count)
            guard position < count else { return false }
            if unsafe bytes[position] == quote { break }
            guard position + 1 < count else { return false }
            position += 2
            guard position < count else { return false }
        }
        quote = 0
        position += 1
        return true
    }

    /// Goes behind a comment, or a byte that begins none; false if that cannot be said yet.
    private mutating func passComment(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        let byte = unsafe bytes[position]
        guard position + 2 < count else { return false }
        let (second, third) = unsafe (bytes[position + 1], bytes[position + 2])
        if byte == MySQLByte.slash, second == MySQLByte.star {
            var place = position + 3
            while place < count {
                if unsafe bytes[place] == MySQLByte.slash, unsafe bytes[place - 1] == MySQLByte.star,
                    place - position > 2
                {
                    position = place + 1
                    return true
                }
                place += 1
            }
            return false
        }
        guard byte == MySQLByte.hash || (byte == MySQLByte.minus && second == byte && third <= 0x20) else {
            position += 1
            return true
        }
        let end = unsafe LineFeedFinder().nextFar(in: bytes, from: position, to: count)
        guard end < count else { return false }
        position = end + 1
        return true
    }

    /// Goes behind the delimiter and the same head again; else says what is there, or nil for no delimiter.
    private mutating func passDelimiter(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Finding? {
        for (index, byte) in delimiter.enumerated() {
            guard position + index < count else { return .needsMore }
            guard unsafe bytes[position + index] == byte else {
                position += 1
                return nil
            }
        }
        var place = position + delimiter.count
        while place < count, unsafe MySQLByte.isBlank(bytes[place]) { place += 1 }
        let start = place
        for byte in head {
            guard place < count else { return isWhole ? .statementEnd(position) : .needsMore }
            guard unsafe bytes[place] == byte else { return .statementEnd(position) }
            place += 1
        }
        statements = (max(statements.longest, position - statementStart), statements.count + 1)
        statementStart = start
        position = place
        return nil
    }
}
