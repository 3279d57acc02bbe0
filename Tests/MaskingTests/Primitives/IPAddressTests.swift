import Testing

@testable import Masking

@Suite struct IPAddressTests {
    private func ipv4(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        return IPAddress.ipv4(bytes.span, in: 0..<bytes.count).map { address in
            var output: [UInt8] = []
            IPAddress.append(ipv4: address, to: &output)
            return String(decoding: output, as: UTF8.self)
        }
    }

    private func ipv6(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        return IPAddress.ipv6(bytes.span).map { address in
            var output: [UInt8] = []
            IPAddress.append(ipv6: address, to: &output)
            return String(decoding: output, as: UTF8.self)
        }
    }

    @Test(arguments: ["0.0.0.0", "255.255.255.255", "203.0.113.77", "10.0.0.1", "100.99.9.0"])
    func `dotted quads come back as they are`(text: String) {
        #expect(ipv4(text) == text)
    }

    @Test(arguments: [
        "", "1", "1.2.3", "1.2.3.", ".1.2.3", "1.2.3.4.", "1.2.3.4.5", "256.0.0.1", "1.2.3.256", "01.2.3.4", "1.2.3.00",
        "1.2.3.0004", "1.2.3.4 ", " 1.2.3.4", "1.2.3.4/24", "1.2.3.x", "1..2.3", "-1.2.3.4", "0x1.2.3.4", "1.2.3.٤",
    ])
    func `anything else is no dotted quad`(text: String) {
        #expect(ipv4(text) == nil)
    }

    @Test(arguments: [
        ("::", "::"), ("::1", "::1"), ("1::", "1::"), ("2001:DB8::0:1", "2001:db8::1"),
        ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
        ("2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"), ("0:0:0:0:0:0:0:0", "::"), ("1:0:0:0:0:0:0:0", "1::"),
        ("0:0:0:0:0:0:0:1", "::1"), ("0:1:0:0:0:0:0:0", "0:1::"), ("1:0:0:2:0:0:0:3", "1:0:0:2::3"),
        ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
        ("1:2:3:4::5:6:7", "1:2:3:4:0:5:6:7"),
        ("fe80:0000:0000:0000:0abc:00de:000f:0000", "fe80::abc:de:f:0"),
        ("::ffff:192.0.2.1", "::ffff:c000:201"), ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"),
        ("::192.0.2.1", "::c000:201"),
        ("1:2:3:4:5:6:192.0.2.1", "1:2:3:4:5:6:c000:201"),
        ("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ])
    func `IPv6 addresses are read as RFC 4291 and written as RFC 5952`(text: String, canonical: String) {
        #expect(ipv6(text) == canonical)
    }

    @Test(arguments: [
        "", ":", ":::", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8",
        "1:2:3:4::5:6:7:8", ":1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8:", "1:2:3:4:5:6:7:", "12345::", "g::", "::1%eth0",
        "::1/64",
        "[::1]", "::1.2.3", "::1.2.3.4.5", "::1.2.3.4:5", "1:2:3:4:5:6:7:1.2.3.4", "::01.2.3.4", "1.2.3.4", "1.2.3.4::",
        ":: 1",
        "2001:db8:::1", "::ffff:256.0.0.1", "::1.", "::.1.2.3.4",
    ])
    func `anything else is no IPv6 address`(text: String) {
        #expect(ipv6(text) == nil)
    }
}
