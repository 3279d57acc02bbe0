import Masking
import TestSupport
import Testing

@Suite struct TruncationTests {
    @Test(arguments: [
        ("year", "1987-05-17", "1987"), ("year", "1987", "1987"), ("month", "1987-05-17T09:41", "1987-05"),
        ("day", "1987-05-17 09:41:00+02", "1987-05-17"), ("hour", "1987-05-17 09:41", "1987-05-17 09"),
        ("hour", "1987-05-17T24:00:00", "1987-05-17T24"),
        ("month", "1987", nil), ("day", "1987-05", nil), ("hour", "1987-05-17", nil), ("year", "", nil),
        ("year", "1987-02-30", nil), ("year", "unknown", nil),
    ])
    func `keeps a date down to a unit, and a coarser one is invalid`(unit: String, text: String, expected: String?)
        throws
    {
        #expect(try masked("truncate", ["to": unit], text) == expected)
    }

    @Test(arguments: [
        (["ipv4": "24"], "203.0.113.77", "203.0.113.0"), (["ipv4": "24"], "2001:db8::1", nil),
        (["ipv6": "48"], "2001:db8:1:2::7", "2001:db8:1::"), (["ipv6": "48"], "203.0.113.77", nil),
        (["ipv4": "16", "ipv6": "32"], "203.0.113.77", "203.0.0.0"), (["ipv4": "24"], "203.0.113.077", nil),
        (["ipv4": "24"], "", nil),
    ])
    func `keeps a prefix of an address`(parameters: [String: String], text: String, expected: String?) throws {
        #expect(try masked("truncate", parameters, text) == expected)
    }

    @Test(arguments: [("2", "8001", "80"), ("2", "8", "8"), ("0", "8001", ""), ("1", "ëx", "ë"), ("3", "", "")])
    func `keeps the first characters, and a shorter text whole`(length: String, text: String, expected: String) throws {
        #expect(try masked("truncate", ["length": length], text) == expected)
    }

    @Test(arguments: [
        [:], ["to": "year", "length": "2"], ["ipv4": "24", "to": "year"], ["ipv6": "48", "length": "1"],
    ])
    func `must be told one kind of value`(parameters: [String: String]) {
        #expect(fault("truncate", parameters)?.contains("it must be told one kind of value") == true)
    }

    @Test(arguments: [
        (["to": "week"], "parameter 'to' is invalid; give one of year, month, day, hour"),
        (["ipv4": "33"], "parameter 'ipv4' is invalid; give a whole number from 0 to 32"),
        (["ipv6": "129"], "parameter 'ipv6' is invalid; give a whole number from 0 to 128"),
    ])
    func `refuses units and prefixes that there are not`(parameters: [String: String], message: String) {
        #expect(fault("truncate", parameters) == "method 'truncate': \(message)")
    }

    @Test(arguments: [
        (["to": "year"], "the date down to the year"), (["length": "2"], "the first 2 characters"),
        (["ipv4": "24", "ipv6": "48"], "24 bits of an IPv4 address, 48 bits of an IPv6 address"),
    ])
    func `says what it keeps`(parameters: [String: String], keeps: String) throws {
        #expect(try method("truncate", parameters).keeps == keeps)
    }

    @Test func `whole numbers of an address are copied as they would be written`() throws {
        var numbers = SeededGenerator(seed: 33)
        for _ in 0..<500 {
            let parts = (0..<4).map { _ in UInt8.random(in: .min ... .max, using: &numbers) }
            let text = parts.map(String.init).joined(separator: ".")
            for kept in 0...4 {
                let cut = parts.enumerated().map { $0.offset < kept ? String($0.element) : "0" }.joined(separator: ".")
                #expect(try masked("truncate", ["ipv4": "\(kept * 8)"], text) == cut)
            }
        }
    }
}
