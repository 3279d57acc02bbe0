import Masking
import Testing

@Suite struct JSONMaskingTests {
    @Test(arguments: ["", "{}", "{\"email\":\"ada@example.com\"}", "[1]", "x"])
    func `masked without rules, nothing comes out`(text: String) throws {
        #expect(try masked("json", [:], text) == nil)
    }

    @Test func `takes no parameter beside its rules`() throws {
        #expect(fault("json", ["depth": "3"]) == "method 'json': unknown parameter 'depth'; it has none")
        #expect(try method("json").uniqueness == .lossy)
        #expect(try method("json").keeps == "its form, and what its rules keep")
    }
}
