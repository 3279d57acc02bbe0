import Masking
import Records
import TestSupport
import Testing

@Suite struct AgeBandingTests {
    @Test(arguments: [
        ("2026-01-01", "0-9"), ("2016-01-02", "0-9"), ("2016-01-01", "10-19"), ("1936-01-02", "80-89"),
        ("1936-01-01", "90+"), ("1900-02-28", "90+"), ("0001-01-01", "90+"), ("1987-05-17T09:41:00+02:00", "30-39"),
        ("2026-01-02", nil), ("9999-12-31", nil), ("1987", nil), ("1987-05", nil), ("17.05.1987", nil), ("", nil),
        ("1987-02-30", nil), ("0000-00-00", nil), ("1987-05-17\0", nil), ("infinity", nil), ("١٩٨٧-٠٥-١٧", nil),
    ])
    func `gives the band of a birth date, and what is none is invalid`(birth: String, band: String?) throws {
        #expect(try masked("age", ["as-of": "2026-01-01"], birth) == band)
    }

    @Test(arguments: [
        ("5", "90", "35-39"), ("1", "90", "38"), ("18", "90", "36-53"), ("30", "30", "30+"), ("120", "120", "0-119"),
    ])
    func `bands have a size and a top`(size: String, top: String, band: String) throws {
        #expect(try masked("age", ["as-of": "2026-01-01", "size": size, "top": top], "1987-05-17") == band)
    }

    @Test func `agrees with years counted by hand`() throws {
        var numbers = SeededGenerator(seed: 3)
        for _ in 0..<5000 {
            let year = Int.random(in: 1900...2025, using: &numbers)
            let month = Int.random(in: 1...12, using: &numbers)
            let day = Int.random(in: 1...28, using: &numbers)
            let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
            let age = 2026 - year - ((month, day) > (6, 15) ? 1 : 0)
            let band = age >= 90 ? "90+" : "\(age / 10 * 10)-\(age / 10 * 10 + 9)"
            #expect(try masked("age", ["as-of": "2026-06-15"], text) == band)
        }
    }

    @Test(arguments: [
        ([:], "parameter 'as-of' is missing; give a day as 2026-01-31"),
        (["as-of": "today"], "parameter 'as-of' is invalid; give a day as 2026-01-31"),
        (["as-of": "2026-02-30"], "parameter 'as-of' is invalid; give a day as 2026-01-31"),
        (["as-of": "2026-01-01T00:00"], "parameter 'as-of' is invalid; give a day as 2026-01-31"),
        (["as-of": "2026-01-01", "size": "0"], "parameter 'size' is invalid; give a whole number from 1 to 120"),
        (["as-of": "2026-01-01", "size": "7"], "'top' is no multiple of 'size'; let a band end below 'top'"),
    ])
    func `refuses what makes no bands`(parameters: [String: String], message: String) {
        #expect(fault("age", parameters) == "method 'age': \(message)")
    }

    @Test func `says what it keeps and how long a band is`() throws {
        #expect(try method("age", ["as-of": "2026-01-01"]).keeps == "the age in bands of 10 years, below 90")
        #expect(try method("age", ["as-of": "2026-01-01", "size": "1"]).keeps == "the age in years, below 90")
        #expect(try method("age", ["as-of": "2026-01-01"]).longestResult(of: 10) == 5)
    }

    @Test(arguments: ValueType.allCases)
    func `is for texts`(type: ValueType) throws {
        #expect(((try? method("age", ["as-of": "2026-01-01"]).bind(type: type)) == nil) == (type != .text))
    }
}
