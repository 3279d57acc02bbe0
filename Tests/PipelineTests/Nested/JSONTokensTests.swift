import Testing

@testable import Pipeline

@Suite struct JSONTokensTests {
    private func tokens(_ json: String) -> [String] {
        let bytes = Array(json.utf8)
        var tokens = JSONTokens()
        var found: [String] = []
        while true {
            let token = tokens.next(bytes.span)
            if token.isEmpty { return found }
            found.append(String(decoding: bytes[token], as: UTF8.self))
        }
    }

    @Test(
        arguments: [
            ("", []), (#"{"a":[1,-2.5e3]}"#, ["{", "\"a\"", ":", "[", "1", ",", "-2.5e3", "]", "}"]),
            (#" [ "a\"]" , null ] "#, ["[", #""a\"]""#, ",", "null", "]"]), (#""\\""#, [#""\\""#]), (#""a"#, [#""a"#]),
            (#""a\"#, [#""a\"#]),
        ] as [(String, [String])])
    func `goes from token to token`(json: String, expected: [String]) { #expect(tokens(json) == expected) }

    @Test(
        arguments: [
            (#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9\u0000\ud83d\ude00é""#, "é\0😀é"),
            ("12", "12"),
            (#""\ud83d""#, nil), (#""\ud83dxude00""#, nil), (#""\ude00""#, nil), (#""\u12""#, nil), ("\"\"", ""),
        ] as [(String, String?)])
    func `gives the text of a scalar`(json: String, text: String?) {
        let bytes = Array(json.utf8)
        var found: [UInt8] = []
        let isText = JSONTokens.append(0..<bytes.count, of: bytes.span, to: &found)
        #expect((isText ? String(decoding: found, as: UTF8.self) : nil) == text)
    }

    @Test func `skips marks to the next scalar`() {
        let bytes = Array("[1,[2],null".utf8)
        var tokens = JSONTokens()
        let scalars = (0..<4).map { _ in tokens.nextScalar(bytes.span) }
        #expect(scalars.map { String(decoding: bytes[$0], as: UTF8.self) } == ["1", "2", "null", ""])
        let nulls = scalars.map { JSONTokens.isNull($0, of: bytes.span) }
        #expect(nulls == [false, false, true, false])
        let areScalars = (scalars + [0..<1]).map { JSONTokens.isScalar($0, of: bytes.span) }
        #expect(areScalars == [true, true, true, false, false])
    }
}
