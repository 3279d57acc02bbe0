/// A day of the Gregorian calendar, as ISO 8601 spells it.
struct CalendarDay: Comparable {
    /// Year, month and day in one number: 20260101.
    private let number: Int

    /// Reads `text`: `YYYY-MM-DD`, after which a time may stand; nil where it is no such day.
    init?(_ text: Span<UInt8>) {
        var date = DateText(text.count)
        guard let finest = date.finestUnit(of: text), finest >= .day else { return nil }
        var number = 0
        for index in 0..<DateUnit.day.length where ASCII.isDigit(text[index]) {
            number = number * 10 + Int(text[index] - UInt8(ascii: "0"))
        }
        self.number = number
    }

    /// The year, the month and the day of the month.
    var parts: (year: Int, month: Int, day: Int) { (number / 10_000, number / 100 % 100, number % 100) }

    /// The full years from this day to `other`, which is not before it.
    ///
    /// Who is born on 29 February is a year older on 1 March of years without one.
    func years(to other: CalendarDay) -> Int { (other.number - number) / 10_000 }

    static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }
}
