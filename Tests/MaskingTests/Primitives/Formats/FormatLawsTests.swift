import Masking
import TestSupport
import Testing

/// What holds for ten thousand numbers by chance of each format, valid and invalid ones.
@Suite struct FormatLawsTests {
    private static let count = 10_000
    private static let card = ["format": "card"]
    private static let kept = ["format": "card", "checksum": "keep", "reason": "a form checks them"]

    private static func digits(_ count: Int, _ generator: inout SeededGenerator) -> String {
        String((0..<count).map { _ in "0123456789".randomElement(using: &generator) ?? "0" })
    }

    /// The text with a space or a hyphen here and there.
    private static func spaced(_ text: String, _ generator: inout SeededGenerator) -> String {
        String(
            text.flatMap { character -> [Character] in
                switch Int.random(in: 0..<12, using: &generator) {
                case 0: [character, " "]
                case 1: [character, "-"]
                default: [character]
                }
            })
    }

    /// A number by chance, with a check digit by chance.
    private static func number(_ format: String?, _ generator: inout SeededGenerator) -> String {
        switch format {
        case "card": return digits(.random(in: 12...19, using: &generator), &generator)
        case "imei": return digits(.random(in: 14...16, using: &generator), &generator)
        case "isbn":
            guard Bool.random(using: &generator) else {
                return digits(9, &generator) + (["X", "0", "5"].randomElement(using: &generator) ?? "X")
            }
            return (["978", "979"].randomElement(using: &generator) ?? "978") + digits(10, &generator)
        default:
            let country = ["DE", "GB", "mt", "lC", "NO"].randomElement(using: &generator) ?? "DE"
            let letters = ["0123456789", "0123456789ABCXYZ", "ABCXYZabcxyz", "09AZaz"].randomElement(using: &generator)
            let rest = (0..<Int.random(in: 6...30, using: &generator)).map { _ in
                letters?.randomElement(using: &generator) ?? "0"
            }
            return country + String(Int.random(in: 102...198, using: &generator)).dropFirst() + String(rest)
        }
    }

    /// Whether the check digits are right, by the definitions over the whole number; nil where it has none.
    private static func isValid(_ text: String, _ format: String?) -> Bool? {
        let plain = text.filter { $0 != " " && $0 != "-" }
        let values = plain.compactMap { $0.isASCII ? Int(String($0), radix: 36) : nil }
        switch (format, values.count) {
        case ("iban", _):
            let rest = (values.dropFirst(4) + values.prefix(4)).reduce(0) { ($0 * ($1 < 10 ? 10 : 100) + $1) % 97 }
            return rest == 1
        case ("isbn", 10):
            return values.enumerated().reduce(0) { $0 + (10 - $1.offset) * min($1.element, 10) } % 11 == 0
        case ("isbn", _): return values.enumerated().reduce(0) { $0 + ($1.offset % 2 * 2 + 1) * $1.element } % 10 == 0
        case ("imei", 14), ("imei", 16): return nil
        default:
            let sum = values.reversed().enumerated().reduce(0) { sum, digit in
                let weighted = digit.element * (digit.offset % 2 + 1)
                return sum + weighted / 10 + weighted % 10
            }
            return sum % 10 == 0
        }
    }

    /// What must stay of a character where it stands.
    private static func look(_ character: Character) -> Character {
        switch character {
        case "0"..."9": "0"
        case "A"..."Z": "A"
        case "a"..."z": "a"
        default: character
        }
    }

    @Test(arguments: [card, kept, ["format": "iban"], ["format": "imei"], ["format": "isbn"], ["alphabet": "iban"]])
    func `a format is permuted, keeps its look, and its error as it says`(parameters: [String: String]) throws {
        let format = parameters["format"] ?? parameters["alphabet"]
        var generator = SeededGenerator(seed: 11)
        let texts = Set((0..<Self.count).map { _ in Self.spaced(Self.number(format, &generator), &generator) })
        let key = SampleKey.master.subKey(purpose: .mask, context: KeyContext())
        let method = try method("fpe", parameters)
        var revealer = try #require(try method.revealer(key: key))
        var (results, right) = (Set<String>(), 0)
        for text in texts {
            let result = try #require(try masked(method, text, key: key))
            results.insert(result)
            var revealed: [UInt8] = []
            #expect(revealer.mask(Array(result.utf8).span, into: &revealed))
            #expect(String(decoding: revealed, as: UTF8.self) == text)
            let isLong = format != "isbn" || text.count { $0 != " " && $0 != "-" } > 10
            #expect(!isLong || text.map(Self.look) == result.map(Self.look))
            let (before, after) = (Self.isValid(text, format), Self.isValid(result, format))
            right += before == true ? 1 : 0
            if parameters == Self.card {
                #expect(before == false || after == false)
            } else {
                #expect(before == after)
            }
        }
        #expect(results.count == texts.count)
        #expect(right > 50)
    }
}
