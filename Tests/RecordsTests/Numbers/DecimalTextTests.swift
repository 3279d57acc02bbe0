import Records
import Testing

struct DecimalTextTests {
    private func order(_ left: String, _ right: String) -> Int? {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard let first = DecimalText(left.span), let second = DecimalText(right.span) else { return nil }
        return first.compared(in: left.span, to: second, in: right.span)
    }

    /// Numbers in ascending order; those in one row are equal.
    private static let ascending: [[String]] = [
        ["-1e400", "-10e399"],
        ["-100000000000000000000000000000000000000000000000001"],
        ["-100000000000000000000000000000000000000000000000000", "-1e50", "-1.0E+50"],
        ["-18.5", "-18.50", "-0018.5"],
        ["-18", "-18.", "-1.8e1"],
        ["-0.5", "-.5", "-5e-1"],
        ["0", "-0", "+0", "0.000", "00", "0e9", "-0e-9", ".0", "0."],
        ["1e-400"],
        ["0.1", ".1", "0.10", "1e-1"],
        ["0.10000000000000000000000000000000000000001"],
        ["9007199254740992", "9007199254740992.0"],
        ["9007199254740993"],
        ["9223372036854775807"],
        ["9223372036854775808", "9.223372036854775808e18"],
        ["99999999999999999999"],
        ["1e999999999999999"],
    ]

    @Test func `compares exactly whatever the length`() {
        for (row, texts) in Self.ascending.enumerated() {
            for text in texts {
                for (otherRow, others) in Self.ascending.enumerated() {
                    for other in others {
                        let expected = row == otherRow ? 0 : (row < otherRow ? -1 : 1)
                        #expect(order(text, other) == expected, "\(text) and \(other)")
                    }
                }
            }
        }
    }

    @Test func `compares numbers of a million digits`() {
        let long = String(repeating: "7", count: 1_000_000)
        #expect(order(long + "1", long + "2") == -1)
        #expect(order("0." + long, "0." + long + "0") == 0)
    }

    @Test(arguments: [
        "", "-", "+", ".", "-.", "e5", "1e", "1e+", "1e1.5", "1.2.3", "1,000", " 1", "1 ", "0x10", "NaN", "inf", "--1",
        "1-", "١", "1e1234567890123456", "1_000",
    ])
    func `is nothing but a number`(text: String) {
        let bytes = Array(text.utf8)
        let isNumber = DecimalText(bytes.span) != nil
        #expect(!isNumber)
    }
}
