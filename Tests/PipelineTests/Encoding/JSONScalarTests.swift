import Records
import Testing

@testable import Pipeline

struct JSONScalarTests {
    private func isSpelled(_ text: String, _ type: ValueType) -> Bool {
        // What lies around it does not matter.
        let bytes = Array("1\(text)1".utf8)
        return JSONScalar.isSpelled(bytes.span, in: 1..<(bytes.count - 1), type: type)
    }

    @Test(arguments: ["0", "-0", "7", "-7.0", "0.5", "10.25e3", "1E400", "1e+05", "-0e-0", "123456789012345678901234"])
    func `a real is any JSON number`(text: String) {
        #expect(isSpelled(text, .real))
        #expect(!isSpelled(text, .boolean))
        #expect(!isSpelled(text, .text))
    }

    @Test(arguments: [
        "", "-", "+1", "01", "-01", "1.", ".5", "1.e3", "1e", "1e+", "1e5.0", "0x1", "NaN", "Infinity", " 1", "1 ",
        "1,0",
        "١", "1\0", "--1", "true",
    ])
    func `what JSON has no number for is no real`(text: String) {
        #expect(!isSpelled(text, .real))
        #expect(!isSpelled(text, .integer))
    }

    @Test(arguments: [
        ("0", true), ("-7", true), ("9223372036854775807", true), ("9223372036854775808", false), ("-0", false),
        ("1.0", false), ("1e3", false),
    ])
    func `an integer is a canonical one within 64 bits`(text: String, isInteger: Bool) {
        #expect(isSpelled(text, .integer) == isInteger)
    }

    @Test(arguments: [
        ("true", true), ("false", true), ("True", false), ("tru", false), ("truefalse", false), ("", false),
        ("1", false), ("null", false),
    ])
    func `a boolean is one of two words`(text: String, isBoolean: Bool) {
        #expect(isSpelled(text, .boolean) == isBoolean)
        #expect(!isSpelled(text, .binary))
    }
}
