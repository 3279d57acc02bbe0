import Crypto
import TestSupport
import Testing

@testable import Masking

@Suite struct FF1Tests {
    /// NIST's samples for FF1 (FF1samples.pdf of SP 800-38G): key, radix, tweak, plain text, cipher text.
    private static let samples: [(String, Int, String, String, String)] = {
        let short = "2B7E151628AED2A6ABF7158809CF4F3C"
        let middle = short + "EF4359D8D580AA4F"
        let long = middle + "7F036D6F04FC6A94"
        let digits = "0123456789"
        let tweak = "39383736353433323130"
        let other = "3737373770717273373737"
        return [
            (short, 10, "", digits, "2433477484"), (short, 10, tweak, digits, "6124200773"),
            (short, 36, other, "0123456789abcdefghi", "a9tv40mll9kdu509eum"),
            (middle, 10, "", digits, "2830668132"), (middle, 10, tweak, digits, "2496655549"),
            (middle, 36, other, "0123456789abcdefghi", "xbj3kv35jrawxv32ysr"),
            (long, 10, "", digits, "6657667009"), (long, 10, tweak, digits, "1001623463"),
            (long, 36, other, "0123456789abcdefghi", "xs8a0azh2avyalyzuwd"),
        ]
    }()

    private static func numerals(_ text: String) -> [UInt16] {
        text.utf8.map { UInt16($0 < 58 ? $0 - 48 : $0 - 87) }
    }

    private static func key(bytes: Int = 32, seed: UInt8 = 7) -> SymmetricKey {
        SymmetricKey(data: [UInt8](repeating: seed, count: bytes))
    }

    @Test(arguments: 0..<9)
    func `gives the nine samples of NIST in both directions`(sample: Int) throws {
        let (key, radix, tweak, plain, cipher) = Self.samples[sample]
        var ff1 = try #require(FF1(key: SymmetricKey(data: hex(key)), radix: radix, tweak: hex(tweak)))
        var symbols = Self.numerals(plain)
        #expect(ff1.apply(.encrypt, to: &symbols))
        #expect(symbols == Self.numerals(cipher))
        #expect(ff1.apply(.decrypt, to: &symbols))
        #expect(symbols == Self.numerals(plain))
    }

    @Test func `decrypts what it encrypted, one hundred thousand times`() throws {
        var generator = SeededGenerator(seed: 1)
        for (radix, lengths) in [(10, 6...38), (2, 20...126), (52, 4...22), (62, 4...21), (36, 4...24), (65536, 2...7)]
        {
            var ff1 = try #require(FF1(key: Self.key(), radix: radix))
            for _ in 0..<16_667 {
                let plain = (0..<Int.random(in: lengths, using: &generator)).map { _ in
                    UInt16.random(in: 0...UInt16(radix - 1), using: &generator)
                }
                var symbols = plain
                guard ff1.apply(.encrypt, to: &symbols), ff1.apply(.decrypt, to: &symbols), symbols == plain else {
                    Issue.record("radix \(radix): \(plain) came back as \(symbols)")
                    return
                }
            }
        }
    }

    @Test(arguments: [(10, 6, [UInt16]([8, 5, 6, 3, 7, 7]))])
    func `agrees with another implementation`(radix: Int, length: Int, cipher: [UInt16]) throws {
        let descriptor = FormatPreservingEncryption.descriptor
        var ff1 = try #require(FF1(key: descriptor.exampleKey.key, radix: radix))
        var symbols = (1...UInt16(length)).map { $0 }
        #expect(ff1.apply(.encrypt, to: &symbols))
        #expect(symbols == cipher)
    }

    @Test func `a number is permuted as its numerals are`() throws {
        var ff1 = try #require(FF1(key: Self.key(), radix: 10))
        for number in [0, 1, 123_456, 999_999] as [UInt64] {
            var symbols = String(String(number + 1_000_000).dropFirst()).utf8.map { UInt16($0 - 48) }
            #expect(ff1.apply(.encrypt, to: &symbols))
            let expected = symbols.reduce(0) { $0 * 10 + UInt64($1) }
            #expect(ff1.apply(.encrypt, to: number, length: 6) == expected)
            #expect(ff1.apply(.decrypt, to: expected, length: 6) == number)
        }
        #expect(ff1.apply(.encrypt, to: 1_000_000, length: 6) == nil)
    }

    @Test(arguments: [20, 60, 126, 127, 142, 160, 192])
    func `halves are permuted as the numerals they consist of`(length: Int) throws {
        var ff1 = try #require(FF1(key: Self.key(), radix: 2))
        var generator = SeededGenerator(seed: 4)
        var symbols = (0..<length).map { _ in UInt16.random(in: 0...1, using: &generator) }
        func number(_ half: ArraySlice<UInt16>) -> UInt128 { half.reduce(0) { $0 << 1 | UInt128($1) } }
        let plain = (number(symbols[..<(length / 2)]), number(symbols[(length / 2)...]))
        var (left, right) = plain
        #expect(ff1.apply(.encrypt, toLeft: &left, right: &right, length: length))
        #expect(ff1.apply(.encrypt, to: &symbols))
        #expect(left == number(symbols[..<(length / 2)]) && right == number(symbols[(length / 2)...]))
        #expect(ff1.apply(.decrypt, toLeft: &left, right: &right, length: length))
        #expect(left == plain.0 && right == plain.1)
        var tooLarge: UInt128 = 1 << (length / 2)
        #expect(!ff1.apply(.encrypt, toLeft: &tooLarge, right: &right, length: length))
    }

    @Test(arguments: [
        ([UInt16](), 10), ([1], 10), ([1], 65536), ([1, 10, 1], 10), ([1, 1], 9), ([0, 1, 0, 1, 1, 0], 2),
    ])
    func `refuses what the standard refuses, and changes nothing`(symbols: [UInt16], radix: Int) throws {
        var ff1 = try #require(FF1(key: Self.key(), radix: radix))
        var changed = symbols
        #expect(!ff1.apply(.encrypt, to: &changed))
        #expect(changed == symbols)
    }

    @Test func `refuses radices and keys outside the standard`() {
        for radix in [-1, 0, 1, 65537] { #expect(FF1(key: Self.key(), radix: radix) == nil) }
        for bytes in [0, 15, 20, 33] { #expect(FF1(key: Self.key(bytes: bytes), radix: 10) == nil) }
    }

    @Test func `knows how many texts there are without overflow`() throws {
        let ff1 = try #require(FF1(key: Self.key(), radix: 10))
        #expect(ff1.hasTexts(1_000_000, length: 6))
        #expect(!ff1.hasTexts(1_000_000, length: 5))
        #expect(ff1.hasTexts(1_000_000, length: 1_000_000))
    }

    @Test(
        .enabled(if: SharedData.has("data/crypto-ff1"), "../shared/data/crypto-ff1 is absent"),
        arguments: ["base10", "base16", "base32", "base36", "radix10"])
    func `gives Wycheproof's vectors`(set: String) throws {
        let vectors = try Vectors.lines("data/crypto-ff1/wycheproof_ff1_\(set).jsonl.gz", of: WycheproofVector.self)
        #expect(vectors.count > 1000)
        let wrong = vectors.filter { !$0.holds }
        #expect(wrong.isEmpty, "\(wrong.map { $0.tcId })")
    }

    @Test(.enabled(if: SharedData.has("data/crypto-ff1"), "../shared/data/crypto-ff1 is absent"))
    func `takes the twelve small base-10 texts that the method refuses`() throws {
        let vectors = try Vectors.lines("data/crypto-ff1/wycheproof_ff1_base10.jsonl.gz", of: WycheproofVector.self)
        let small = vectors.filter { $0.result == "valid" && $0.msg.count < 6 }
        #expect(small.count == 12)
        #expect(small.allSatisfy { $0.holds })
        let method = try MethodCatalog.make("fpe", rule: .text("digits"))
        let texts = small.map { $0.msg.map { UInt8(48 + $0) } }
        let outcomes = try MethodLaws.mask(texts, method, key: FormatPreservingEncryption.descriptor.exampleKey)
        #expect(outcomes.allSatisfy { $0 == .invalid })
    }
}

/// A vector of Wycheproof's FF1 sets, whose texts are strings or lists of numerals.
struct WycheproofVector: Decodable {
    let tcId: Int
    let result: String
    let key: String
    let tweak: String
    let radix: Int
    let msg: [Int]
    let ct: [Int]

    private enum CodingKeys: String, CodingKey {
        case tcId, result, key, tweak, radix, msg, ct, alphabet
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        tcId = try values.decode(Int.self, forKey: .tcId)
        result = try values.decode(String.self, forKey: .result)
        key = try values.decode(String.self, forKey: .key)
        tweak = try values.decode(String.self, forKey: .tweak)
        radix = try values.decode(Int.self, forKey: .radix)
        let alphabet = try values.decodeIfPresent(String.self, forKey: .alphabet).map { Array($0.unicodeScalars) }
        func numerals(_ key: CodingKeys) throws -> [Int] {
            guard let alphabet else { return try values.decode([Int].self, forKey: key) }
            // A character that is not of the alphabet is given as the radix, which is no numeral.
            return try values.decode(String.self, forKey: key).unicodeScalars.map {
                alphabet.firstIndex(of: $0) ?? alphabet.count
            }
        }
        msg = try numerals(.msg)
        ct = try numerals(.ct)
    }

    /// Whether both directions give what the vector says.
    var holds: Bool {
        guard var ff1 = FF1(key: SymmetricKey(data: hex(key)), radix: radix, tweak: hex(tweak)) else {
            return result == "invalid"
        }
        // A numeral that fits no 16 bits is no numeral of these radices either.
        var symbols = msg.map { UInt16(exactly: $0) ?? .max }
        guard ff1.apply(.encrypt, to: &symbols) else { return result == "invalid" }
        guard result == "valid", symbols.map({ Int($0) }) == ct else { return false }
        return ff1.apply(.decrypt, to: &symbols) && symbols.map { Int($0) } == msg
    }
}
