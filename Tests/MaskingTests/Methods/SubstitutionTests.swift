import Masking
import Testing

@Suite struct SubstitutionTests {
    @Test(arguments: ["1900-01-01", "", "Zürich"])
    func `every value becomes the replacement`(replacement: String) throws {
        for text in ["Ada", "", "\0"] { #expect(try masked("replace", ["with": replacement], text) == replacement) }
    }

    @Test func `needs the replacement`() {
        #expect(fault("replace") == "method 'replace': parameter 'with' is missing; give a text")
    }
}
