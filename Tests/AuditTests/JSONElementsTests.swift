import Testing

@testable import Audit

@Suite struct JSONElementsTests {
    @Test(
        arguments: [
            ("[]", 0), ("[1]", 1), ("[[\"a\",null],[\"b,]\\\"\",null]]", 2), ("[{\"a\":[1,2]},{}]", 2),
            ("[\"\\\\\",\"[\"]", 2),
            ("[[[[1,2],3],4],5]", 2), ("", nil), ("[", nil), ("[1", nil), ("{}", nil), ("[\"]", nil), ("[\"\\\"]", nil),
            ("[]]", nil), ("[1][2]", nil), ("[[1]", nil), ("[1]]", nil), ("[\"a\\", nil),
        ] as [(String, Int?)])
    func `counts what stands between the commas of the outer array`(json: String, elements: Int?) {
        #expect(JSONElements.count(Array(json.utf8)) == elements)
    }
}
