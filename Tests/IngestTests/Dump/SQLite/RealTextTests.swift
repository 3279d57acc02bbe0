import Records
import Testing

@testable import Ingest

@Suite struct RealTextTests {
    @Test(arguments: [(1.0, "1.0"), (0.1, "0.1"), (1e300, "1e+300"), (-.infinity, "-Inf"), (.infinity, "Inf")])
    func `spells numbers as short as they come back`(number: Double, text: String) {
        #expect(RealText.spelled(number) == text)
    }

    @Test(arguments: [
        ("1.5", 1.5), ("5.", 5), (".5", 0.5), ("-.5", -0.5), ("1.e2", 100), ("1e999", .infinity), ("+1", 1),
        ("inf", nil), ("0x10", nil), ("1.2.3", nil), ("", nil),
    ])
    func `reads SQLite's literals`(text: String, number: Double?) {
        #expect(RealText.number(text) == number)
    }
}
