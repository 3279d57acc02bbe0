import Store
import Testing

@Suite struct JSONCursorTests {
    /// Quotes, backslashes and control characters at every place of the words that are read at once.
    @Test func `finds what is special in a string wherever it stands`() throws {
        for before in 0..<20 {
            for after in 0..<20 {
                let left = String(repeating: "é!", count: before / 2) + String(repeating: "\u{7f}", count: before % 2)
                let right = String(repeating: "x", count: after)
                let rows = try BlockRowsTests.loaded(
                    "[[\"\(left)\\\"\(right)\",\"\(left)\(right)\"]]", into: BlockRows(columns: 2))
                #expect(BlockRowsTests.texts(rows, columns: 2) == [["\(left)\"\(right)", left + right]])
                #expect(throws: StoreError.self) {
                    _ = try BlockRowsTests.loaded("[[\"\(left)\u{1f}\(right)\"]]", into: BlockRows(columns: 1))
                }
                #expect(throws: StoreError.self) {
                    _ = try BlockRowsTests.loaded("[[\"\(left)\(right)", into: BlockRows(columns: 1))
                }
            }
        }
    }

    @Test(arguments: ["0", "-0", "10", "-1.50", "1e400", "1E+05", "0.0e-0", "9007199254740993"])
    func `takes numbers as they are spelled`(number: String) throws {
        let rows = try BlockRowsTests.loaded("[[\(number)]]", into: BlockRows(columns: 1))
        #expect(BlockRowsTests.texts(rows, columns: 1) == [[number]])
    }
}
