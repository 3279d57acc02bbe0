import Testing

@testable import Ingest

@Suite struct MySQLCharsetTests {
    @Test func `every byte of latin1 is the character that the server makes of it`() {
        var text: [UInt8] = []
        for byte in UInt8.min...UInt8.max { MySQLCharset.append(latin1: byte, to: &text) }
        let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
        #expect(scalars.count == 256)
        for (value, scalar) in scalars.enumerated() where value < 0x80 || value >= 0xA0 {
            #expect(scalar.value == UInt32(value))
        }
        #expect(scalars[0x80] == "€" && scalars[0x9F] == "Ÿ" && scalars[0x81].value == 0x81)
    }

    @Test func `names are told`() {
        #expect(["utf8mb4", "UTF8", "utf8mb3", "ascii", "binary"].allSatisfy { MySQLCharset(named: $0) == .utf8 })
        #expect(MySQLCharset(named: "latin1") == .latin1)
        #expect(["latin2", "gbk", "utf16", "cp1250"].allSatisfy { MySQLCharset(named: $0) == .unread })
        #expect(MySQLCharset.latin1.text([0x61, 0xE9]) == "aé")
        #expect(MySQLCharset.utf8.text([0x61, 0xC3, 0xA9]) == "aé")
    }
}
