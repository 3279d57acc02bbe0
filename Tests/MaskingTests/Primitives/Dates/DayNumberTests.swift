import Testing

@testable import Masking

@Suite struct DayNumberTests {
    private func day(_ text: String) throws -> DayNumber {
        let day = CalendarDay(Array(text.utf8).span)
        return DayNumber(try #require(day))
    }

    private func text(_ day: DayNumber) -> String {
        var text: [UInt8] = []
        text.append(day)
        return String(decoding: text, as: UTF8.self)
    }

    /// Python's `datetime.date.toordinal`.
    @Test(arguments: [
        ("0001-01-01", 1), ("0001-03-01", 60), ("0004-02-29", 1155), ("0100-02-28", 36_218), ("1582-10-15", 577_736),
        ("1600-02-29", 584_082), ("1900-03-01", 693_655), ("1970-01-01", 719_163), ("2000-02-29", 730_179),
        ("2026-11-28", 739_948), ("9998-12-31", 3_651_694), ("9999-12-31", 3_652_059),
    ])
    func `counts days as Python does`(spelled: String, number: Int) throws {
        #expect(try day(spelled).number == number)
        #expect(text(DayNumber(number: number)) == spelled)
    }

    @Test func `every day of the calendar follows the one before it`() throws {
        var (year, month, dayOfMonth) = (1, 1, 1)
        for number in DayNumber.first.number...DayNumber.last.number {
            let parts = DayNumber(number: number).parts
            guard parts == (year, month, dayOfMonth) else {
                Issue.record("day \(number) is \(parts), not \((year, month, dayOfMonth))")
                return
            }
            let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
            let length = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
            dayOfMonth += 1
            if dayOfMonth > length { (month, dayOfMonth) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect((year, month, dayOfMonth) == (9999, 1, 1))
    }
}
