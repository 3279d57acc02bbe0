/// A key of a map of labels: a number, a text, or a range of either.
enum LabelKey: Equatable {
    /// Numbers from `low` to `high`, where these are; or the one number that is both.
    case numbers(low: DecimalNumber?, high: DecimalNumber?, isExact: Bool)
    /// This very text.
    case text(String)
    /// Texts from the first to those that begin with the second.
    case texts(String, String)

    /// Reads `key`: `18-64`, `65+`, `<18`, `42`, `A00-B99`, `a..m`, else a text.
    ///
    /// A hyphen makes a range of texts only between codes of one form (`A00` and `B99`): `part-time` is a text.
    init(_ key: String) {
        if let number = DecimalNumber(key) {
            self = .numbers(low: number, high: number, isExact: true)
        } else if key.hasSuffix("+"), let low = DecimalNumber(String(key.dropLast())) {
            self = .numbers(low: low, high: nil, isExact: false)
        } else if key.hasPrefix("<"), let high = DecimalNumber(String(key.dropFirst())) {
            self = .numbers(low: nil, high: high, isExact: false)
        } else {
            self = Self.range(key) ?? .text(key)
        }
    }

    /// The decimals of its numbers.
    var decimals: Int {
        guard case .numbers(let low, let high, _) = self else { return 0 }
        return max(low?.decimals ?? 0, high?.decimals ?? 0)
    }

    private static func range(_ key: String) -> LabelKey? {
        let bytes = Array(key.utf8)
        func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        // The end of the key's first part and the beginning of its second, for each way to cut it.
        var cuts: [(Int, Int)] = []
        for index in bytes.indices.dropFirst() {
            if bytes[index] == UInt8(ascii: "-") { cuts.append((index, index + 1)) }
            if bytes[index...].starts(with: "..".utf8) { cuts.append((index, index + 2)) }
        }
        for (end, begin) in cuts {
            if let low = DecimalNumber(part(0..<end)), let high = DecimalNumber(part(begin..<bytes.count)) {
                return .numbers(low: low, high: high, isExact: false)
            }
        }
        guard cuts.count == 1, let (end, begin) = cuts.first, begin < bytes.count else { return nil }
        let isRange = begin - end == 2 || isCode(bytes[..<end], like: bytes[begin...])
        return isRange ? .texts(part(0..<end), part(begin..<bytes.count)) : nil
    }

    /// Whether two texts are letters and digits in the same places, at least one digit among them.
    private static func isCode(_ text: ArraySlice<UInt8>, like other: ArraySlice<UInt8>) -> Bool {
        text.count == other.count && text.contains(where: ASCII.isDigit)
            && zip(text, other).allSatisfy { left, right in
                ASCII.isDigit(left) ? ASCII.isDigit(right) : left == right || isLetter(left) && isLetter(right)
            }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { ASCII.lowercase(byte) &- UInt8(ascii: "a") < 26 }
}
