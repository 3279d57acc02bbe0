import TestSupport
import Testing

@testable import Masking

@Suite struct DateTextTests {
    private func finestUnit(_ text: String) -> DateUnit? {
        let bytes = Array(text.utf8)
        var date = DateText(bytes.count)
        return date.finestUnit(of: bytes.span)
    }

    @Test(arguments: [
        ("1987", DateUnit.year), ("0001", .year), ("9999", .year), ("1987-05", .month), ("1987-12", .month),
        ("1987-05-17", .day), ("2000-02-29", .day), ("2024-02-29", .day), ("1987-04-30", .day), ("1582-10-10", .day),
        ("1987-05-17T09", .hour), ("1987-05-17 09", .hour), ("1987-05-17T09:41", .hour), ("1987-05-17T09:41:00", .hour),
        ("1987-05-17T23:59:60", .hour), ("1987-05-17T24:00:00", .hour), ("1987-05-17T24:00:00Z", .hour),
        ("1987-05-17T09:41:00.1", .hour), ("1987-05-17 09:41:00.123456789", .hour),
        ("1987-05-17T09:41:00Z", .hour), ("1987-05-17T09:41:00.5+02:00", .hour), ("1987-05-17 09:41:00+02", .hour),
        ("1987-05-17 09:41:00-0230", .hour), ("1987-05-17 09:41:00 +0000", .hour), ("1987-05-17 09:41:00 Z", .hour),
        ("1987-05-17T09Z", .hour), ("1987-05-17T09:41-05", .hour),
    ])
    func `reads dates and times`(text: String, unit: DateUnit) {
        #expect(finestUnit(text) == unit)
    }

    @Test(arguments: [
        "", "198", "19870", "0000", "+1987", "-1987", "1987-", "1987-5", "1987-13", "1987-00", "1987-05-", "1987-05-7",
        "1987-05-32", "1987-04-31", "1987-02-29", "1900-02-29", "1987-05-00", "1987/05/17", "17.05.1987", "19870517",
        "1987-05-17T", "1987-05-17t09:41", "1987-05-17  09:41", "1987-05-17T9", "1987-05-17T25", "1987-05-17T24",
        "1987-05-17T24:00", "1987-05-17T24:00:01", "1987-05-17T24:01:00", "1987-05-17T24:00:00.0", "1987-05-17T09:60",
        "1987-05-17T09:41:61", "1987-05-17T09:41:00.", "1987-05-17T09:41:00,5", "1987-05-17T09:41:00z",
        "1987-05-17T09:41:00+", "1987-05-17T09:41:00+2", "1987-05-17T09:41:00+24", "1987-05-17T09:41:00+02:60",
        "1987-05-17T09:41:00+02:0", "1987-05-17T09:41:00+020", "1987-05-17T09:41:00+02:00 ", "1987-05-17T09:41:00 UTC",
        "1987-05-17Z", " 1987-05-17", "1987-05-17 ", "1987-05-17\n", "١٩٨٧-05-17", "1987W20", "1987-05-17T09:41:00 ",
    ])
    func `refuses everything else`(text: String) {
        #expect(finestUnit(text) == nil)
    }

    @Test func `knows the days of all months of two centuries`() {
        let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        for year in 1900...2100 {
            let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
            for month in 1...12 {
                let last = month == 2 && isLeap ? 29 : days[month - 1]
                let prefix = "\(year)-\(month < 10 ? "0" : "")\(month)-"
                #expect(finestUnit(prefix + String(last)) == .day)
                #expect(finestUnit(prefix + String(last + 1)) == nil)
            }
        }
    }

    @Test func `a day alone is one where it begins a time, and no other text is`() {
        var numbers = SeededGenerator(seed: 32)
        for _ in 0..<20_000 {
            var text = Array("2024-02-29".utf8)
            for _ in 0..<Int.random(in: 0...2, using: &numbers) {
                text[Int.random(in: 0..<10, using: &numbers)] =
                    Array("0123456789-/: ".utf8).randomElement(using: &numbers) ?? 0
            }
            let day = String(decoding: text, as: UTF8.self)
            #expect((finestUnit(day) == .day) == (finestUnit(day + "T09") == .hour), "\(day)")
        }
    }
}
