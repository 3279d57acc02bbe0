/// Swift text whose comments and literals are blanked out; every line and column stays where it was.
///
/// Good to the Swift that this package allows itself: literals nest by interpolation, block comments nest,
/// and there are no bare regular expression literals in `Sources`.
struct SwiftCode: Sendable {
    /// The blanked text.
    private(set) var bytes: [UInt8]
    private var at = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        while at < bytes.count { step() }
    }

    /// The blanked text, line by line.
    var lines: [String] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// Goes over one byte of code, one comment or one literal.
    private mutating func step() {
        if starts(with: "//") {
            blank(to: end(of: "\n", from: at) - 1)
        } else if starts(with: "/*") {
            blank(to: endOfComment())
        } else if bytes[at] == UInt8(ascii: "`") {
            let end = end(of: "`", from: at + 1)
            at += 1
            blank(to: end - 1)
            at = end
        } else if let hashes = literalHashes() {
            string(hashes: hashes)
        } else {
            at += 1
        }
    }

    /// The number of `#` before the quote of a string that begins here, or nothing if none does.
    private func literalHashes() -> Int? {
        let hashes = bytes[at...].prefix { $0 == UInt8(ascii: "#") }.count
        let quote = at + hashes
        return quote < bytes.count && bytes[quote] == UInt8(ascii: "\"") ? hashes : nil
    }

    /// Blanks a string from its first `#` or quote; what is inside its interpolations goes, too.
    private mutating func string(hashes: Int) {
        let marks = String(repeating: "#", count: hashes)
        at += hashes
        let quotes = starts(with: "\"\"\"\n") ? 3 : 1
        let close = String(repeating: "\"", count: quotes) + marks
        at += quotes
        let first = at
        while at < bytes.count, !starts(with: close) {
            if starts(with: "\\\(marks)(") {
                at += hashes + 2
                interpolation()
            } else {
                at += starts(with: "\\\(marks)") ? hashes + 2 : 1
            }
        }
        let last = min(at, bytes.count)
        at = first
        blank(to: last)
        at = min(last + close.utf8.count, bytes.count)
    }

    /// Goes over code to the `)` that closes an interpolation.
    private mutating func interpolation() {
        var depth = 1
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "(") { depth += 1 }
            if bytes[at] == UInt8(ascii: ")") { depth -= 1 }
            step()
            if depth == 0 { return }
        }
    }

    /// Where the block comment that begins here ends.
    private func endOfComment() -> Int {
        var depth = 0
        var place = at
        while place < bytes.count {
            if starts(with: "/*", from: place) {
                depth += 1
                place += 2
            } else if starts(with: "*/", from: place) {
                depth -= 1
                place += 2
                if depth == 0 { return place }
            } else {
                place += 1
            }
        }
        return bytes.count
    }

    /// Turns everything from here to `end` into blanks, line ends excepted, and goes there.
    private mutating func blank(to end: Int) {
        while at < end {
            if bytes[at] != UInt8(ascii: "\n") { bytes[at] = UInt8(ascii: " ") }
            at += 1
        }
    }

    private func end(of mark: String, from start: Int) -> Int {
        var place = start
        while place < bytes.count, !starts(with: mark, from: place) { place += 1 }
        return min(place + mark.utf8.count, bytes.count + (mark == "\n" ? 1 : 0))
    }

    private func starts(with text: String, from place: Int? = nil) -> Bool {
        bytes[(place ?? at)...].starts(with: text.utf8)
    }
}
