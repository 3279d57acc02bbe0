import Testing

@testable import Store

@Suite struct ValueSpellingTests {
    private func value<Result>(_ text: String, _ body: (SpelledValue) -> Result) -> Result {
        unsafe Array(text.utf8).withUnsafeBufferPointer { unsafe body(SpelledValue($0, isPlain: true)) }
    }

    @Test func `knows truth values`() {
        #expect(["t", "true", "1"].allSatisfy { value($0) { $0.truth } == true })
        #expect(["f", "false", "0"].allSatisfy { value($0) { $0.truth } == false })
        #expect(["", "T", "yes", "10"].allSatisfy { value($0) { $0.truth } == nil })
    }

    @Test func `knows what may stand without quotes`() {
        #expect(["0", "-1", "+1.5e-3", "007"].allSatisfy { value($0) { $0.isNumeric } })
        #expect(["", "-", ".", "1 ", "0x1", "NaN", "1;"].allSatisfy { !value($0) { $0.isNumeric } })
    }

    @Test func `knows hexadecimal digits`() {
        #expect(value("00fF") { unsafe $0.digits()?.count } == 4)
        #expect(value("\\x00") { unsafe $0.digits(behind: 2)?.count } == 2)
        #expect(value("0") { unsafe $0.digits()?.count } == nil)
        #expect(value("0g") { unsafe $0.digits()?.count } == nil)
        #expect(value("0x00") { unsafe $0.digits(behind: 2)?.count } == nil)
        #expect(value("x") { unsafe $0.digits(behind: 2)?.count } == nil)
    }
}
