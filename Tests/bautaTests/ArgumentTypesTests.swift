import Testing

@testable import bauta

struct ArgumentTypesTests {
    @Test(arguments: [
        ("1", 1), ("65536", 65_536), ("1KiB", 1024), ("64KiB", 65_536), ("16MiB", 16 << 20), ("1GiB", 1 << 30),
        ("1024MiB", 1 << 30), ("1073741824", 1 << 30),
    ])
    func `reads a number of bytes`(argument: String, bytes: Int) {
        #expect(ByteCount(argument: argument)?.bytes == bytes)
    }

    @Test(arguments: [
        "", "0", "-1", "+1", "KiB", "1 KiB", "1kb", "1kib", "1MB", "1.5MiB", "2GiB", "1025MiB", "1073741825", "0KiB",
        "99999999999999999999", "0x10", "1KiBKiB", " 1",
    ])
    func `refuses what is no number of bytes`(argument: String) {
        #expect(ByteCount(argument: argument) == nil)
    }

    @Test(arguments: [(16 << 20, "16MiB"), (256 << 10, "256KiB"), (1 << 30, "1024MiB"), (1000, "1000"), (1025, "1025")])
    func `a number of bytes reads back what it shows`(bytes: Int, text: String) {
        #expect(ByteCount(bytes: bytes).description == text)
        #expect(ByteCount(argument: text)?.bytes == bytes)
    }

    @Test(arguments: [("600", 0o600), ("0640", 0o640), ("0", 0), ("777", 0o777)] as [(String, UInt16)])
    func `reads a mode in octal`(argument: String, bits: UInt16) {
        #expect(ModeArgument(argument: argument)?.bits == bits)
    }

    @Test(arguments: ["", "8", "1000", "u+r", "-600", "+600", "0o600", "6 0 0", "rw"])
    func `refuses what is no mode`(argument: String) {
        #expect(ModeArgument(argument: argument) == nil)
    }

    @Test(arguments: CompressionArgument.allCases)
    func `a word of compression is a level of that name`(argument: CompressionArgument) {
        #expect("\(argument.level)" == argument.rawValue)
        #expect(CompressionArgument(rawValue: argument.rawValue) == argument)
    }
}
