internal import Records

/// Whether a text is a JSON scalar of a declared type (RFC 8259, sections 3 and 6).
enum JSONScalar {
    /// Whether the bytes in `range` spell a number or literal as a value of `type` is written in JSON without quotes.
    static func isSpelled(_ bytes: borrowing Span<UInt8>, in range: Range<Int>, type: ValueType) -> Bool {
        switch type {
        case .text, .binary, .dynamic: false
        case .integer: CanonicalInteger.isCanonical(bytes, in: range)
        case .boolean: isWord(yes, bytes, range) || isWord(no, bytes, range)
        case .real: JSONNumber.isSpelled(bytes, in: range)
        }
    }

    private static let yes = Array("true".utf8)
    private static let no = Array("false".utf8)

    private static func isWord(_ word: [UInt8], _ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count == word.count else { return false }
        for index in word.indices where bytes[range.lowerBound + index] != word[index] { return false }
        return true
    }
}
