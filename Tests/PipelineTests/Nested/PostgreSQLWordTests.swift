import Testing

@testable import Pipeline

@Suite struct PostgreSQLWordTests {
    private func word(_ text: String, inner: Bool) -> (String, Int)? {
        let bytes = Array(text.utf8)
        let word = PostgreSQLWord(bytes.span, at: 0, stops: { $0 == UInt8(ascii: ",") }, inner: inner)
        return word.map { (String(decoding: bytes[$0.text], as: UTF8.self), $0.end) }
    }

    @Test(arguments: [
        ("ab,c", true, "ab", 2), ("a b ,c", true, "a b", 4), ("a b,c", false, "a", 1), (#""a,b" "#, true, "a,b", 5),
        (#""""#, true, "", 2), (#"a\,b,"#, true, #"a\,b"#, 4), (#"a\ ,"#, true, #"a\ "#, 3),
        (#""\"","#, true, #"\""#, 4),
    ])
    func `reads a word to its end`(text: String, inner: Bool, expected: String, end: Int) throws {
        let found = try #require(word(text, inner: inner))
        #expect(found == (expected, end))
    }

    @Test(arguments: ["", ",", #""a"#, #""a\"#, #"a\"#, #"a"b"#, #"a "b""#])
    func `says where there is none`(text: String) { #expect(word(text, inner: true)?.1 == nil) }

    @Test(arguments: [("NULL", true), ("nUll", true), ("\"NULL\"", false), ("\\NULL", false), ("NULLS", false)])
    func `knows null`(text: String, isNull: Bool) {
        let bytes = Array(text.utf8)
        let word = PostgreSQLWord(bytes.span, at: 0, stops: { _ in false }, inner: true)
        let answer = word?.isNull(bytes.span)
        #expect(answer == isNull)
    }
}
