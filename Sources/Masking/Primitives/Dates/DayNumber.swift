/// A day of the Gregorian calendar, carried back before its beginning, as a number: 0001-01-01 is 1.
///
/// Years are counted from March, so that the leap day is the last one (the method of Zeller's congruence).
struct DayNumber: Comparable {
    /// 0001-01-01.
    static let first = DayNumber(number: 1)
    /// 9998-12-31: the year 9999 is how databases spell that there is no end.
    static let last = DayNumber(number: 3_651_694)

    /// The days since the last one before year 1.
    let number: Int

    /// The day of that number.
    init(number: Int) { self.number = number }

    /// The number of `day`.
    init(_ day: CalendarDay) {
        let (year, month, dayOfMonth) = day.parts
        let counted = month > 2 ? year : year - 1
        let months = (month + 9) % 12
        number =
            counted * 365 + counted / 4 - counted / 100 + counted / 400 + Self.days(before: months) + dayOfMonth - 306
    }

    /// The days of a year from March on before its month `months`, from 0.
    private static func days(before months: Int) -> Int { (153 * months + 2) / 5 }

    /// The year, the month and the day of the month.
    var parts: (year: Int, month: Int, day: Int) {
        let sinceMarch = number + 305
        let (cycles, day) = sinceMarch.quotientAndRemainder(dividingBy: 146_097)
        // The leap days before `day` are taken out of the cycle of 400 years, so that all years have 365.
        let years = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
        let dayOfYear = day - (365 * years + years / 4 - years / 100)
        let months = (5 * dayOfYear + 2) / 153
        let month = months < 10 ? months + 3 : months - 9
        return (
            cycles * 400 + years + (month > 2 ? 0 : 1), month, dayOfYear - Self.days(before: months) + 1
        )
    }

    static func < (left: DayNumber, right: DayNumber) -> Bool { left.number < right.number }
}

extension [UInt8] {
    /// Appends `day`, from year 1 to 9999, as `YYYY-MM-DD`.
    mutating func append(_ day: DayNumber) {
        let (year, month, dayOfMonth) = day.parts
        append(addingCapacity: DateUnit.day.length) { room in
            room.append(twoDigits: year / 100)
            room.append(twoDigits: year % 100)
            room.append(UInt8(ascii: "-"))
            room.append(twoDigits: month)
            room.append(UInt8(ascii: "-"))
            room.append(twoDigits: dayOfMonth)
        }
    }
}

extension OutputSpan<UInt8> {
    /// Appends a number below 100 in two digits, for which there is room.
    @inline(__always)
    fileprivate mutating func append(twoDigits number: Int) {
        append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10))
        append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10))
    }
}
