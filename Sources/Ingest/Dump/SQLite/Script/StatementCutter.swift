internal import Records

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Finds where a statement of SQLite's SQL ends: at a semicolon outside of strings, names and comments.
///
/// Resumable at any byte: what was looked at is not looked at again.
struct StatementCutter {
    /// What is open at a place.
    private enum Open: Equatable {
        case nothing
        /// What this byte closes: a string or a name.
        case quote(UInt8)
        case line
        case comment
    }

    /// Up to where was looked.
    private(set) var position: Int
    private var open = Open.nothing

    /// A cutter before a statement's byte at `position`.
    init(from position: Int) { self.position = position }

    /// What never closes, if the text ends here.
    var part: SQLFault.Part {
        switch open {
        case .nothing, .line: .statement
        case .quote(UInt8(ascii: "'")): .string
        case .quote: .identifier
        case .comment: .comment
        }
    }

    /// The place behind the statement's semicolon; nil if it is not here yet.
    mutating func end(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        while position < bytes.count {
            switch open {
            case .nothing:
                guard unsafe scan(base, bytes.count) else { return nil }
                if open == .nothing { return position }
            case .quote(let quote): guard unsafe skip(to: quote, base, bytes.count) else { return nil }
            case .line: guard unsafe skip(to: 0x0A, base, bytes.count) else { return nil }
            case .comment:
                guard let star = unsafe find(UInt8(ascii: "*"), base, bytes.count) else { return nil }
                position = star
                guard star + 1 < bytes.count else { return nil }
                position += 1
                if unsafe base[position] == UInt8(ascii: "/") {
                    position += 1
                    open = .nothing
                }
            }
        }
        return nil
    }

    private func find(_ byte: UInt8, _ base: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        guard let found = unsafe memchr(base + position, Int32(byte), count - position) else { return nil }
        return unsafe UnsafeRawPointer(base).distance(to: found)
    }

    /// Goes behind the next `byte`; a doubled quote closes and opens again.
    private mutating func skip(to byte: UInt8, _ base: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard let found = unsafe find(byte, base, count) else {
            position = count
            return false
        }
        position = found + 1
        open = .nothing
        return true
    }

    /// Goes behind a semicolon or into what opens; false where the bytes are not enough to tell.
    private mutating func scan(_ base: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var index = position
        defer { position = index }
        while index < count {
            let byte = unsafe base[index]
            switch byte {
            case UInt8(ascii: ";"):
                index += 1
                return true
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "["):
                open = .quote(byte == UInt8(ascii: "[") ? UInt8(ascii: "]") : byte)
                index += 1
                return true
            case UInt8(ascii: "-"), UInt8(ascii: "/"):
                guard index + 1 < count else { return false }
                let isLine = byte == UInt8(ascii: "-")
                index += 1
                if unsafe base[index] == (isLine ? byte : UInt8(ascii: "*")) {
                    open = isLine ? .line : .comment
                    index += 1
                    return true
                }
            default: index += 1
            }
        }
        return false
    }
}

/// Finds where slices of a run of `INSERT` statements end that all begin with the same bytes.
struct InsertRun {
    /// What a look at more bytes tells.
    enum Verdict: Equatable {
        /// The first bytes are a slice's.
        case slice(Int)
        /// The first bytes are the run's last slice, or nothing is left of it.
        case over(Int)
        /// More bytes are needed.
        case more
    }

    /// What each statement begins with, up to and with `VALUES`.
    let prefix: [UInt8]
    /// The size at which a slice ends.
    let target: Int
    /// Where the last whole statement ends, and where the next begins once that is known.
    private(set) var end = 0
    private(set) var cutter: StatementCutter?

    /// A run of statements that begin with `prefix`.
    init(prefix: [UInt8], target: Int) {
        self.prefix = prefix
        self.target = target
    }

    /// Goes back to the beginning of the bytes, which begin with a statement or the blanks before it.
    mutating func restart() {
        end = 0
        cutter = nil
    }

    /// Looks on in `bytes`, which are those of the call before and more behind them.
    mutating func look(at bytes: UnsafeBufferPointer<UInt8>, isAtEnd: Bool) -> Verdict {
        while true {
            if cutter == nil {
                var begin = end
                while begin < bytes.count, unsafe SQLiteLexer.isBlank(bytes[begin]) { begin += 1 }
                guard begin + prefix.count <= bytes.count else { return isAtEnd ? .over(end) : .more }
                let isSame = unsafe prefix.withUnsafeBufferPointer { prefix in
                    guard let base = bytes.baseAddress, let start = prefix.baseAddress else { return false }
                    return unsafe memcmp(base + begin, start, prefix.count) == 0
                }
                guard isSame else { return .over(end) }
                cutter = StatementCutter(from: begin + prefix.count)
            }
            guard let found = unsafe cutter?.end(in: bytes) else { return .more }
            end = found
            cutter = nil
            if end >= target { return .slice(end) }
        }
    }
}
