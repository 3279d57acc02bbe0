import Masking
import Testing

@Suite struct ColumnSuppressionTests {
    @Test func `masked all the same, nothing is left`() throws {
        #expect(try masked("drop", [:], "x") == "<null>")
        #expect(try method("drop").uniqueness == .lossy)
    }

    @Test func `takes no parameter`() {
        #expect(fault("drop", ["reason": "x"]) == "method 'drop': unknown parameter 'reason'; it has none")
    }
}
