/// A pattern of SQL's `LIKE`: `%` stands for any text, `_` for one Unicode scalar; case counts and nothing escapes.
struct LikePattern: Sendable, Equatable {
    private let pattern: [UInt8]

    /// The pattern spelled `text`.
    init(_ text: String) { pattern = Array(text.utf8) }

    /// Whether all of `text` matches: linear for one `%`, at worst the product of both lengths.
    func matches(_ text: Span<UInt8>) -> Bool {
        var position = 0
        var index = 0
        var retry: (position: Int, index: Int)?
        while position < text.count {
            if index < pattern.count, pattern[index] == UInt8(ascii: "%") {
                index += 1
                retry = (position, index)
            } else if index < pattern.count, pattern[index] == UInt8(ascii: "_") {
                position += Self.scalarLength(text, at: position)
                index += 1
            } else if index < pattern.count, pattern[index] == text[position] {
                position += 1
                index += 1
            } else if let last = retry {
                position = last.position + Self.scalarLength(text, at: last.position)
                index = last.index
                retry = (position, index)
            } else {
                return false
            }
        }
        while index < pattern.count, pattern[index] == UInt8(ascii: "%") { index += 1 }
        return index == pattern.count
    }

    /// The length of the scalar at `position`, by its first byte and never past the end.
    private static func scalarLength(_ text: Span<UInt8>, at position: Int) -> Int {
        let length =
            switch text[position] {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 1
            }
        return min(length, text.count - position)
    }
}
