import Testing

@testable import Masking

@Suite struct LeadingPartTests {
    private func mask(_ masker: some ValueMasker, _ text: String) -> String? {
        var masker = masker
        var output: [UInt8] = []
        let bytes = Array(text.utf8)
        return masker.mask(bytes.span, into: &output) ? String(decoding: output, as: UTF8.self) : nil
    }

    @Test(arguments: [
        (0, "0.0.0.0"), (1, "128.0.0.0"), (8, "203.0.0.0"), (20, "203.0.112.0"), (24, "203.0.113.0"),
        (31, "203.0.113.254"),
        (32, "203.0.113.255"),
    ])
    func `keeps a prefix of an IPv4 address`(bits: Int, expected: String) {
        #expect(mask(AddressMasker(ipv4: bits, ipv6: nil), "203.0.113.255") == expected)
    }

    @Test(arguments: [
        (0, "::"), (1, "8000::"), (48, "ffff:ffff:ffff::"), (64, "ffff:ffff:ffff:ffff::"),
        (127, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe"), (128, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ])
    func `keeps a prefix of an IPv6 address`(bits: Int, expected: String) {
        #expect(mask(AddressMasker(ipv4: nil, ipv6: bits), "FFFF:ffff:ffff:ffff:ffff:ffff:ffff:ffff") == expected)
    }

    @Test func `only the families that are named are valid`() {
        #expect(mask(AddressMasker(ipv4: 24, ipv6: nil), "2001:db8::1") == nil)
        #expect(mask(AddressMasker(ipv4: nil, ipv6: 48), "203.0.113.77") == nil)
        #expect(mask(AddressMasker(ipv4: 24, ipv6: nil), "::ffff:203.0.113.77") == nil)
        #expect(mask(AddressMasker(ipv4: 24, ipv6: 48), "::ffff:203.0.113.77") == "::")
    }

    @Test(arguments: [(DateUnit.year, "1987"), (.month, "1987-05"), (.day, "1987-05-17"), (.hour, "1987-05-17 09")])
    func `keeps a date down to a unit`(unit: DateUnit, expected: String) {
        #expect(mask(DateMasker(unit: unit), "1987-05-17 09:41:00.5 +02:00") == expected)
    }

    @Test(arguments: [(0, ""), (2, "Zo"), (3, "Zoë"), (4, "Zoë👩"), (9, "Zoë👩")])
    func `keeps the first characters`(length: Int, expected: String) {
        #expect(mask(LengthMasker(length: length), "Zoë👩") == expected)
    }
}
