/// How the postcodes of a country are written, and how much of them stays.
struct PostcodeFormat: Sendable {
    /// The shapes: 9 a digit, A a letter, X either; a blank or hyphen may be left out.
    let shapes: [[UInt8]]
    /// How many letters and digits stay; below zero, how many at the end are cut.
    private let part: Int

    private init(_ shapes: String..., part: Int) {
        self.shapes = shapes.map { Array($0.utf8) }
        self.part = part
    }

    /// The letters and digits of its longest shape.
    var longest: Int { shapes.map { shape in shape.count(where: { !Self.isSeparator($0) }) }.max() ?? 0 }

    /// How many letters and digits stay of every postcode; nil where that depends on its length.
    var kept: Int? { part < 0 ? nil : part }

    /// How many letters and digits stay of `count`.
    func kept(of count: Int) -> Int { part < 0 ? max(count + part, 0) : part }

    /// Whether `value` has one of the shapes; upper and lower case are alike.
    func matches(_ value: Span<UInt8>) -> Bool {
        for shape in shapes where Self.matches(value, shape) { return true }
        return false
    }

    private static func matches(_ value: Span<UInt8>, _ shape: [UInt8]) -> Bool {
        var index = 0
        for mark in shape {
            if isSeparator(mark) {
                if index < value.count, value[index] == mark { index += 1 }
                continue
            }
            guard index < value.count else { return false }
            let isDigit = ASCII.isDigit(value[index])
            let isLetter = ASCII.lowercase(value[index]) &- UInt8(ascii: "a") < 26
            let fits = mark == UInt8(ascii: "9") ? isDigit : isLetter || isDigit && mark == UInt8(ascii: "X")
            guard fits else { return false }
            index += 1
        }
        return index == value.count
    }

    static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") }
}

extension PostcodeFormat {
    /// The countries, by ISO 3166-1; what stays is an area, and where that has few people a larger one.
    static let countries: [String: PostcodeFormat] = [
        "AT": .init("9999", part: 2), "AU": .init("9999", part: 2), "BE": .init("9999", part: 2),
        "BG": .init("9999", part: 2), "BR": .init("99999-999", part: 2), "CA": .init("A9A 9A9", part: 3),
        "CH": .init("9999", part: 2), "CN": .init("999999", part: 3), "CZ": .init("999 99", part: 2),
        "DE": .init("99999", part: 2), "DK": .init("9999", part: 2), "EE": .init("99999", part: 2),
        "ES": .init("99999", part: 2), "FI": .init("99999", part: 2), "FR": .init("99999", part: 2),
        // All but the last three: the outward code.
        "GB": .init("A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA", part: -3),
        "GR": .init("999 99", part: 2), "HR": .init("99999", part: 2), "HU": .init("9999", part: 2),
        "IE": .init("A9X XXXX", part: 3), "IL": .init("9999999", part: 2), "IN": .init("999 999", part: 3),
        "IT": .init("99999", part: 2), "JP": .init("999-9999", part: 2), "KR": .init("99999", part: 2),
        "LU": .init("9999", part: 1), "MX": .init("99999", part: 2), "NL": .init("9999 AA", part: 2),
        "NO": .init("9999", part: 2), "NZ": .init("9999", part: 2), "PL": .init("99-999", part: 2),
        "PT": .init("9999-999", part: 2), "RO": .init("999999", part: 2), "RU": .init("999999", part: 3),
        "SE": .init("999 99", part: 2), "SG": .init("999999", part: 2), "SI": .init("9999", part: 1),
        "SK": .init("999 99", part: 2), "TR": .init("99999", part: 2), "UA": .init("99999", part: 2),
        "US": .init("99999", "99999-9999", part: 3), "ZA": .init("9999", part: 2),
    ]
}
