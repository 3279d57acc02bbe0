import Testing

@testable import bauta

struct NumberTextTests {
    @Test(
        arguments: [
            (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (12_345, "12,345"), (123_456, "123,456"),
            (1_234_567, "1,234,567"), (-1, "-1"), (-999, "-999"), (-1000, "-1,000"),
            (.max, "9,223,372,036,854,775,807"), (.min, "-9,223,372,036,854,775,808"),
        ] as [(Int, String)])
    func `groups digits by three`(number: Int, text: String) {
        #expect(NumberText.grouped(number) == text)
    }

    @Test(arguments: [
        (0, "0 B"), (1, "1 B"), (999, "999 B"), (1000, "1.0 kB"), (1049, "1.0 kB"), (1050, "1.1 kB"),
        (1_440_000, "1.4 MB"), (999_949, "999.9 kB"), (999_999, "1.0 MB"), (5_000_000_000, "5.0 GB"),
        (7_200_000_000_000, "7.2 TB"), (7_200_000_000_000_000, "7200.0 TB"),
    ])
    func `gives bytes one decimal and a unit`(count: Int, text: String) {
        #expect(NumberText.bytes(count) == text)
    }

    @Test(
        arguments: [
            (.zero, "0.00"), (.milliseconds(9), "0.00"), (.milliseconds(10), "0.01"), (.milliseconds(1250), "1.25"),
            (.milliseconds(999), "0.99"), (.seconds(3600), "3600.00"),
        ] as [(Duration, String)])
    func `gives seconds two decimals`(duration: Duration, text: String) {
        #expect(NumberText.seconds(duration) == text)
    }
}
