import Testing

@testable import Ingest

@Suite struct BareColumnsTests {
    @Test func `bare values of the first statement count, unless one is quoted`() {
        var columns = BareColumns()
        for value in [true, false, true] {
            columns.take(symbol: UInt8(ascii: "("))
            columns.take(isBare: true)
            columns.take(symbol: UInt8(ascii: ","))
            columns.take(isBare: value)
            columns.take(symbol: UInt8(ascii: ")"))
        }
        columns.take(symbol: UInt8(ascii: ";"))
        columns.take(symbol: UInt8(ascii: "("))
        columns.take(isBare: false)
        #expect(columns.bare == [0])
    }
}
