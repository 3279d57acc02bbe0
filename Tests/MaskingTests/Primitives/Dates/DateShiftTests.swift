import Testing

@testable import Masking

@Suite struct DateShiftTests {
    private func moved(_ text: String, _ offset: Int, drops: Bool = false, asOf: String? = nil) -> String? {
        let asOf = asOf.flatMap { CalendarDay(Array($0.utf8).span) }.map { DayNumber($0) }
        var output: [UInt8] = []
        let shift = DateShift(dropsTime: drops, asOf: asOf)
        guard shift.append(Array(text.utf8).span, movedBy: offset, to: &output) else { return nil }
        return String(decoding: output, as: UTF8.self)
    }

    @Test(arguments: [
        ("1987-05-17", 1, "1987-05-18"), ("1987-05-17", -17, "1987-04-30"), ("2023-02-28", 1, "2023-03-01"),
        ("2024-02-28", 1, "2024-02-29"), ("2000-02-29", 366, "2001-03-01"), ("1900-02-28", 1, "1900-03-01"),
        ("1999-12-31", 1, "2000-01-01"), ("0001-01-02", -1, "0001-01-01"),
        ("1987-05-17T09:41:00.123Z", 1, "1987-05-18T09:41:00.123Z"),
        ("1987-05-17 24:00:00", 1, "1987-05-18 24:00:00"),
        ("1987-05-17 09:41:00 +0200", -1, "1987-05-16 09:41:00 +0200"),
    ])
    func `moves the date and keeps the rest`(text: String, offset: Int, result: String) {
        #expect(moved(text, offset) == result)
        #expect(moved(text, offset, drops: true) == String(result.prefix(10)))
    }

    @Test(arguments: [
        ("", 1), ("1987", 1), ("1987-05", 1), ("1987-02-29", 1), ("17.05.1987", 1), ("1987-05-17x", 1),
        ("10000-01-01", 1), ("0044-03-15 BC", 1), ("-0044-03-15", 1), ("0000-01-01", 1), ("1987-05-17\0", 1),
        ("١٩٨٧-٠٥-١٧", 1),
    ])
    func `what has no day is not moved`(text: String, offset: Int) {
        #expect(moved(text, offset) == nil)
    }

    @Test func `goes the other way at the ends of the calendar`() {
        #expect(moved("0001-01-01", -1) == "0001-01-02")
        #expect(moved("9998-12-31", 1) == "9998-12-30")
        #expect(moved("9998-12-31", -1) == "9998-12-30")
    }

    @Test func `goes the other way where the day would be passed`() {
        #expect(moved("2026-01-30", 1, asOf: "2026-01-31") == "2026-01-31")
        #expect(moved("2026-01-31", 1, asOf: "2026-01-31") == "2026-01-30")
        #expect(moved("2026-01-31", -1, asOf: "2026-01-31") == "2026-01-30")
        #expect(moved("2025-12-31T23:00", 40, asOf: "2026-01-31") == "2025-11-21T23:00")
    }

    @Test func `what lies behind the day already is not held by it`() {
        #expect(moved("2026-02-01", 1, asOf: "2026-01-31") == "2026-02-02")
        #expect(moved("2026-02-01", -1, asOf: "2026-01-31") == "2026-01-31")
    }

    @Test func `where both ways go too far there is no date`() {
        #expect(moved("0001-02-01", 365, asOf: "0001-12-31") == nil)
        #expect(moved("0001-02-01", -365, asOf: "0001-12-31") == nil)
    }

    @Test(arguments: [
        "infinity", "-infinity", "0000-00-00", "0000-00-00 00:00", "0000-00-00 00:00:00", "0000-00-00T00:00:00",
        "0000-00-00 00:00:00.0", "0000-00-00 00:00:00.000000", "9999-12-31", "9999-01-01 00:00:00+00",
        "9999-12-31 23:59:59.999999",
    ])
    func `knows what databases write instead of a date`(text: String) {
        let isSentinel = DateShift.isSentinel(Array(text.utf8).span)
        #expect(isSentinel)
    }

    @Test(arguments: [
        "", "0", "9999", "9999-12", "9999-02-29", "9999-12-32", "99999-12-31", "Infinity", "+infinity", "infinity ",
        "--infinity", "infinite", "0000-00-01", "2000-00-00", "0000-00-00 ", "0000-00-00 00:00:01",
        "0000-00-00 00:00:00.", "0000-00-00 00:00:00.0000000", "0000-00-00 00", "9998-12-31",
    ])
    func `anything else is judged as a date`(text: String) {
        let isSentinel = DateShift.isSentinel(Array(text.utf8).span)
        #expect(!isSentinel)
    }
}
