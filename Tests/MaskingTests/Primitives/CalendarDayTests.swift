import Testing

@testable import Masking

@Suite struct CalendarDayTests {
    private func day(_ text: String) -> CalendarDay? { CalendarDay(Array(text.utf8).span) }

    @Test(arguments: [
        ("1987-05-17", "2026-05-16", 38), ("1987-05-17", "2026-05-17", 39), ("1987-05-17", "2026-12-31", 39),
        ("1987-05-17", "1987-05-17", 0), ("2000-02-29", "2025-02-28", 24), ("2000-02-29", "2025-03-01", 25),
        ("2000-02-29", "2024-02-29", 24), ("0001-01-01", "9999-12-31", 9998), ("1999-12-31", "2000-01-01", 0),
        ("1987-05-17T23:59:59Z", "2026-05-17 00:00", 39),
    ])
    func `counts full years`(birth: String, other: String, years: Int) throws {
        #expect(try #require(day(birth)).years(to: #require(day(other))) == years)
    }

    @Test(arguments: ["", "1987", "1987-05", "1987-02-29", "17.05.1987", "1987-05-17x", " 1987-05-17", "0000-00-00"])
    func `what has no day is none`(text: String) {
        #expect(day(text) == nil)
    }

    @Test func `days are ordered`() throws {
        #expect(try #require(day("2025-12-31")) < #require(day("2026-01-01")))
    }
}
