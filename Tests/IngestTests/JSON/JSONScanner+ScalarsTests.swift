import Records
import Testing

@testable import Ingest

struct JSONScannerScalarsTests {
    /// What the rule for `v` notes of `{"v":…}`; nil where that is no JSON.
    private static func note(_ value: String) throws -> Noted? {
        var asking = JSONAsking()
        asking.collectsRejects = true
        return try readJSON("{\"v\":\(value)}", ["v"], asking).noted.first
    }

    @Test(
        arguments: [
            (#""""#, ""), (#""a""#, "a"), (#""é 日 😀""#, "é 日 😀"), (#""\"\\\/""#, "\"\\/"),
            (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u65E5""#, "Aé日"), (#""\u0000""#, "\0"),
            (#""\u001f\u007f\u0080""#, "\u{1F}\u{7F}\u{80}"), (#""\u07ff\u0800\uffff""#, "\u{7FF}\u{800}\u{FFFF}"),
            (#""\ud83d\ude00""#, "😀"), (#""\uD83D\uDE00\uD83D\uDE00x""#, "😀😀x"), (#""\udbff\udfff""#, "\u{10FFFF}"),
            (#""\\u0041""#, "\\u0041"),
            (#""a long string \u0061nd more than a word""#, "a long string and more than a word"),
            (#""1234567\n""#, "1234567\n"), (#""12345678\n12345678""#, "12345678\n12345678"), ("\"\u{7F}\"", "\u{7F}"),
        ] as [(String, String)])
    func `a string's text is without escapes`(spelled: String, text: String) throws {
        #expect(try Self.note(spelled) == Noted(0, .bytes(Array(text.utf8)), spelled))
    }

    @Test(
        arguments: [
            (#""\ud83d""#, [0xED, 0xA0, 0xBD]), (#""\ude00""#, [0xED, 0xB8, 0x80]),
            (#""\ud83dx""#, [0xED, 0xA0, 0xBD, 0x78]),
            (#""\ude00\ud83d""#, [0xED, 0xB8, 0x80, 0xED, 0xA0, 0xBD]), (#""\ud83d\n""#, [0xED, 0xA0, 0xBD, 0x0A]),
            (#""\ud83d\ud83d\ude00""#, [0xED, 0xA0, 0xBD, 0xF0, 0x9F, 0x98, 0x80]),
            (#""\ud83d\u0041""#, [0xED, 0xA0, 0xBD, 0x41]),
            (#""\ud83d\\ude00""#, [0xED, 0xA0, 0xBD] + Array("\\ude00".utf8)),
        ] as [(String, [UInt8])])
    func `half a surrogate pair is three bytes, as Python's surrogatepass has it`(spelled: String, bytes: [UInt8])
        throws
    {
        #expect(try Self.note(spelled) == Noted(0, .bytes(bytes), spelled))
    }

    @Test(arguments: [
        #""\x""#, #""\a""#, #""\""#, #""\u""#, #""\u12""#, #""\u123g""#, #""\u 123""#, #""\U0041""#, "\"\u{1F}\"",
        "\"a\tb\"",
        "\"\0\"", "\"12345678\u{1}\"", "\"", #""\'""#, #""\0""#, #""\ud83d\u12""#, "\"a\rb\"",
    ])
    func `any other backslash and control characters are refused`(spelled: String) throws {
        #expect(try Self.note(spelled) == nil)
    }

    @Test(arguments: [
        "0", "-0", "1", "-1", "10", "1.0", "0.5", "-0.0", "1e5", "1E5", "1e+5", "1e-5", "0e0", "1.25e-300", "1e400",
        "9007199254740993", "123456789012345678901234567890", "true", "false",
    ])
    func `numbers and literals are as spelled`(spelled: String) throws {
        #expect(try Self.note(spelled) == Noted(0, .bytes(Array(spelled.utf8)), spelled))
    }

    @Test(arguments: [
        "00", "01", "-01", "-", "--1", "+1", "1.", ".1", "-.1", "1.e5", "1e", "1e+", "1E-", "1e5.5", "1.2.3", "0x10",
        "1_000",
        "1,5", "١", "NaN", "-Infinity", "inf", "True", "nil", "nulll", "tru",
    ])
    func `nothing else is a number or literal`(spelled: String) throws {
        #expect(try Self.note(spelled) == nil)
    }

    @Test func `null is noted as null`() throws {
        #expect(try Self.note("null") == Noted(0, nil, "null"))
    }

    @Test func `every UTF-16 unit is read in upper and lower case digits`() throws {
        for unit in stride(from: 0, through: 0xFFFF, by: 0x11) where unit & 0xF800 != 0xD800 {
            let digits = String(unit, radix: 16)
            let padded = String(repeating: "0", count: 4 - digits.count) + digits
            let scalar = try #require(Unicode.Scalar(UInt32(unit)))
            for spelled in [padded, padded.uppercased()] {
                try #require(try Self.note("\"\\u\(spelled)\"")?.text == .bytes(Array(String(scalar).utf8)))
            }
        }
    }
}
