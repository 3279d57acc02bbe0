/// A unit that a date can be cut to.
enum DateUnit: String, CaseIterable, Comparable {
    case year
    case month
    case day
    case hour

    /// How many characters of `YYYY-MM-DDThh` stay.
    var length: Int {
        switch self {
        case .year: 4
        case .month: 7
        case .day: 10
        case .hour: 13
        }
    }

    static func < (left: DateUnit, right: DateUnit) -> Bool { left.length < right.length }
}

/// Reads dates and times as ISO 8601, RFC 3339 and databases spell them.
///
/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; after a day `T` or a blank and `hh`, `hh:mm` or `hh:mm:ss` with a fraction, then
/// a zone: `Z`, `±hh`, `±hhmm` or `±hh:mm`, with or without a blank before. The year is 0001 to 9999, the day one of
/// its month, the hour 24 only in `24:00:00`, the second up to 60.
struct DateText {
    private let end: Int
    private var place = 0

    /// Reads a text of `count` bytes.
    init(_ count: Int) {
        end = count
    }

    /// The finest unit up to the hour that `text` has, or nil where it is not a date.
    mutating func finestUnit(of text: Span<UInt8>) -> DateUnit? {
        if end == 10, Self.isDay(text) { return .day }
        guard let year = number(text, digits: 4), year >= 1 else { return nil }
        if place == end { return .year }
        guard take("-", text), let month = number(text, digits: 2), 1...12 ~= month else { return nil }
        if place == end { return .month }
        guard take("-", text), let day = number(text, digits: 2), day >= 1, day <= Self.days(in: month, of: year) else {
            return nil
        }
        if place == end { return .day }
        guard take("T", text) || take(" ", text), time(text), zone(text), place == end else { return nil }
        return .hour
    }

    /// Whether `text`, ten bytes, is a day as nearly all of them are spelled: one look instead of one for each part.
    @inline(__always)
    private static func isDay(_ text: Span<UInt8>) -> Bool {
        guard text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-") else { return false }
        var isWrong = false
        func digit(_ index: Int) -> Int {
            let digit = text[index] &- UInt8(ascii: "0")
            isWrong = isWrong || digit > 9
            return Int(digit)
        }
        let year = digit(0) &* 1000 &+ digit(1) &* 100 &+ digit(2) &* 10 &+ digit(3)
        let month = digit(5) &* 10 &+ digit(6)
        let day = digit(8) &* 10 &+ digit(9)
        return !isWrong && year >= 1 && 1...12 ~= month && day >= 1 && day <= days(in: month, of: year)
    }

    private mutating func time(_ text: Span<UInt8>) -> Bool {
        guard let hour = number(text, digits: 2), hour <= 24 else { return false }
        guard take(":", text) else { return hour < 24 }
        guard let minute = number(text, digits: 2), minute < 60 else { return false }
        guard take(":", text) else { return hour < 24 }
        guard let second = number(text, digits: 2), second <= 60 else { return false }
        guard hour < 24 || minute == 0 && second == 0 else { return false }
        guard take(".", text) else { return true }
        let start = place
        while place < end, ASCII.isDigit(text[place]) { place += 1 }
        return place > start && hour < 24
    }

    private mutating func zone(_ text: Span<UInt8>) -> Bool {
        guard place < end else { return true }
        _ = take(" ", text)
        if take("Z", text) { return true }
        guard take("+", text) || take("-", text), let hours = number(text, digits: 2), hours < 24 else { return false }
        guard place < end else { return true }
        _ = take(":", text)
        guard let minutes = number(text, digits: 2) else { return false }
        return minutes < 60
    }

    private mutating func take(_ character: Unicode.Scalar, _ text: Span<UInt8>) -> Bool {
        guard place < end, text[place] == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func number(_ text: Span<UInt8>, digits: Int) -> Int? {
        guard end - place >= digits else { return nil }
        var number = 0
        for _ in 0..<digits {
            guard ASCII.isDigit(text[place]) else { return nil }
            number = number * 10 + Int(text[place] - UInt8(ascii: "0"))
            place += 1
        }
        return number
    }

    /// The days of a month in the Gregorian calendar, carried back before its beginning.
    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        default: 31
        }
    }
}
