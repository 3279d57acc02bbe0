import Masking
import Records
import TestSupport
import Testing

@Suite struct DateShiftingTests {
    private static let rule = ["days": "90", "time": "keep"]

    @Test func `all dates of a subject move alike, and those of another one otherwise`() throws {
        for (subject, result) in [("1042", "1987-03-30"), ("1043", "1987-08-07")] {
            #expect(try masked("shift-date", Self.rule, "1987-05-17", of: subject) == result)
        }
        #expect(try masked("shift-date", Self.rule, "1987-05-27 10:00", of: "1042") == "1987-04-09 10:00")
    }

    @Test func `offsets are never zero and fill the range`() throws {
        var found: Set<String> = []
        for subject in 0..<400 {
            let moved = try masked("shift-date", ["days": "3", "time": "drop"], "2000-03-01", of: "s\(subject)")
            found.insert(try #require(moved))
        }
        #expect(
            found.sorted() == [
                "2000-02-27", "2000-02-28", "2000-02-29", "2000-03-02", "2000-03-03", "2000-03-04",
            ])
    }

    @Test(arguments: ["1987-05-17", "1987-05-17T00:00:00Z", "1987", "x", ""])
    func `no date moves without a subject`(value: String) throws {
        #expect(try masked("shift-date", Self.rule, value) == nil)
        #expect(try masked("shift-date", Self.rule, value, of: "") == nil)
    }

    @Test(arguments: ["infinity", "-infinity", "0000-00-00 00:00:00", "9999-12-31"])
    func `what is no real date stays, with a subject or not`(value: String) throws {
        #expect(try masked("shift-date", ["days": "90", "time": "drop"], value, of: "1042") == value)
        #expect(try masked("shift-date", ["days": "90", "time": "drop"], value) == value)
    }

    @Test(arguments: [
        (["time": "drop"], "parameter 'days' is missing; give a whole number from 1 to 365250"),
        (["days": "0", "time": "drop"], "parameter 'days' is invalid; give a whole number from 1 to 365250"),
        (["days": "365251", "time": "drop"], "parameter 'days' is invalid; give a whole number from 1 to 365250"),
        (["days": "9"], "parameter 'time' is missing; give one of keep, drop"),
        (["days": "9", "time": "hide"], "parameter 'time' is invalid; give one of keep, drop"),
        (["days": "9", "least": "10", "time": "drop"], "'least' is above 'days'; let 'days' be the larger"),
        (
            ["days": "9", "time": "drop", "as-of": "today"],
            "parameter 'as-of' is invalid; give a day as 2026-01-31"
        ),
        (
            ["days": "9", "time": "drop", "subject": ""],
            "parameter 'subject' is invalid; give a column of the same record"
        ),
    ])
    func `refuses what cannot be`(parameters: [String: String], message: String) {
        #expect(fault("shift-date", parameters) == "method 'shift-date': \(message)")
    }

    @Test func `says what it keeps`() throws {
        let intervals = "the intervals between the dates of a subject, but where the other way was taken"
        #expect(
            try method("shift-date", ["days": "9", "time": "drop"]).keeps == intervals + "; the date to within 9 days")
        #expect(
            try method("shift-date", ["days": "9", "time": "keep"]).keeps
                == intervals + "; the date to within 9 days; the time of the day, which links records")
        #expect(try method("shift-date", Self.rule).uniqueness == .lossy)
        #expect(try method("shift-date", Self.rule).longestResult(of: 25) == 25)
    }

    @Test(arguments: ValueType.allCases)
    func `is for texts`(type: ValueType) {
        #expect(((try? method("shift-date", Self.rule).bind(type: type)) == nil) == (type != .text))
    }
}
