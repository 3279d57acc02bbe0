import Testing

@testable import Masking

@Suite struct NumberNoiseTests {
    /// The largest noise, upwards.
    private let most = [UInt8](repeating: 0xFF, count: 32)
    /// The largest noise, downwards.
    private let least = [UInt8](repeating: 0, count: 32)

    private func noisy(_ text: String, _ digest: [UInt8], amount: String = "5", min: String? = nil, max: String? = nil)
        throws -> String?
    {
        let noise = NumberNoise(
            distribution: .uniform, size: .amount(try #require(DecimalNumber(amount))),
            least: min.flatMap { DecimalNumber($0) }, most: max.flatMap { DecimalNumber($0) })
        var output: [UInt8] = []
        guard noise.append(Array(text.utf8).span, digest, at: 0, to: &output) else { return nil }
        return String(decoding: output, as: UTF8.self)
    }

    @Test(arguments: [
        ("10", "15", "5"), ("3", "8", "-2"), ("-3", "2", "-8"), ("0", "5", "-5"), ("-0", "5", "-5"), ("007", "12", "2"),
        ("+1.5", "6.5", "-3.5"), ("1.50", "6.50", "-3.50"), (".5", "5.5", "-4.5"), ("5.", "10", "0"),
        ("1e2", "105", "95"), ("1.25e1", "17.5", "7.5"), ("1e-2", "5.01", "-4.99"), ("0.00", "5.00", "-5.00"),
        ("9007199254740993", "9007199254740998", "9007199254740988"),
        (
            "999999999999999999999999999999999999", "1000000000000000000000000000000000004",
            "999999999999999999999999999999999994"
        ),
        ("0.000000000000000001", "5.000000000000000001", "-4.999999999999999999"),
    ])
    func `keeps the decimals of a number`(text: String, up: String, down: String) throws {
        #expect(try noisy(text, most) == up)
        #expect(try noisy(text, least) == down)
    }

    @Test(arguments: [
        "", " 5", "5 ", "1,000", "NaN", "Infinity", "-", ".", "0x10", "1e", "٤٢", "1e36", "1e-19",
        "1000000000000000000000000000000000000", "0.0000000000000000001",
    ])
    func `what is no number, or too long, is invalid`(text: String) throws {
        #expect(try noisy(text, most) == nil)
    }

    @Test func `bounds hold, whatever the decimals`() throws {
        #expect(try noisy("98", most, max: "100") == "100")
        #expect(try noisy("98", most, max: "100.9") == "100")
        #expect(try noisy("98.00", most, max: "100.9") == "100.90")
        #expect(try noisy("2", least, min: "-1.5") == "-1")
        #expect(try noisy("500", least, min: "0", max: "100") == "100")
        #expect(try noisy("1", most, min: "0.2", max: "0.8") == nil)
        #expect(try noisy("1.0", most, min: "0.2", max: "0.8") == "0.8")
    }
}
