import Testing

@testable import Ingest

@Suite struct BareColumnsTests {
    @Test func `numbers of the first statement count, unless one is quoted`() {
        var columns = BareColumns()
        for value in [true, false, true] {
            columns.take(symbol: UInt8(ascii: "("))
            columns.take(isNumber: true)
            columns.take(symbol: UInt8(ascii: ","))
            columns.take(isNumber: value)
            columns.take(symbol: UInt8(ascii: ")"))
        }
        columns.take(symbol: UInt8(ascii: ";"))
        columns.take(symbol: UInt8(ascii: "("))
        columns.take(isNumber: false)
        #expect(columns.bare == [0])
    }
}
