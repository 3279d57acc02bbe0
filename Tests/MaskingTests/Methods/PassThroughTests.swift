import Masking
import Testing

@Suite struct PassThroughTests {
    @Test(arguments: ["", "Zürich", "\0", " x "])
    func `the value goes on as it is`(text: String) throws {
        #expect(try masked("keep", [:], text) == text)
    }

    @Test func `the reason may be any text`() throws {
        #expect(fault("keep", ["reason": "public register"]) == nil)
        #expect(try method("keep").uniqueness == .preserved)
        #expect(try method("keep").keeps == "the whole value")
    }
}
