/// Moves dates by days; the time of the day stays as it is spelled, or goes.
struct DateShift {
    private static let infinity = Array("infinity".utf8)

    /// Whether only the date is written.
    let dropsTime: Bool
    /// The day that no date passes which was not behind it before.
    let asOf: DayNumber?

    /// Whether `text` is what databases write instead of a date: an infinity, a date of zeros, the year 9999.
    static func isSentinel(_ text: Span<UInt8>) -> Bool {
        guard text.count >= 8 else { return false }
        switch text[0] {
        case UInt8(ascii: "i"), UInt8(ascii: "-"): return isInfinity(text)
        case UInt8(ascii: "0"): return isZero(text)
        case UInt8(ascii: "9"):
            for index in 0..<4 where text[index] != UInt8(ascii: "9") { return false }
            return CalendarDay(text) != nil
        default: return false
        }
    }

    /// Appends the date of `text`, moved by `offset` days or, where that goes too far, as many the other way.
    ///
    /// False where `text` is no date with a day, and where both ways go too far.
    func append(_ text: Span<UInt8>, movedBy offset: Int, to output: inout [UInt8]) -> Bool {
        guard let day = CalendarDay(text).map({ DayNumber($0) }) else { return false }
        let bound = asOf.map { day <= $0 ? min($0, .last) : .last } ?? .last
        let moved: DayNumber
        if let first = Self.moved(day, by: offset, upTo: bound) {
            moved = first
        } else if let other = Self.moved(day, by: -offset, upTo: bound) {
            moved = other
        } else {
            return false
        }
        output.append(moved)
        if !dropsTime { output.append(copying: text.extracting(droppingFirst: DateUnit.day.length)) }
        return true
    }

    private static func moved(_ day: DayNumber, by offset: Int, upTo bound: DayNumber) -> DayNumber? {
        let moved = DayNumber(number: day.number + offset)
        return moved >= .first && moved <= bound ? moved : nil
    }

    private static func isInfinity(_ text: Span<UInt8>) -> Bool {
        let start = text[0] == UInt8(ascii: "-") ? 1 : 0
        guard text.count - start == infinity.count else { return false }
        for index in infinity.indices where infinity[index] != text[start + index] { return false }
        return true
    }

    /// `0000-00-00`, alone or with a midnight behind it.
    private static func isZero(_ text: Span<UInt8>) -> Bool {
        guard text.count >= DateUnit.day.length, text.count <= 26 else { return false }
        for index in text.indices {
            let expected: UInt8 =
                switch index {
                case 4, 7: UInt8(ascii: "-")
                case 10: text[index] == UInt8(ascii: "T") ? UInt8(ascii: "T") : UInt8(ascii: " ")
                case 13, 16: UInt8(ascii: ":")
                case 19: UInt8(ascii: ".")
                default: UInt8(ascii: "0")
                }
            if text[index] != expected { return false }
        }
        return text.count == 10 || text.count == 16 || text.count == 19 || text.count > 20
    }
}
