import Records
import Testing

struct JSONNumberTests {
    private func isSpelled(_ text: String, leadingZeros: Bool = false) -> Bool {
        // A number lies anywhere, with other digits around it.
        let bytes = Array("7\(text)7".utf8)
        return JSONNumber.isSpelled(bytes.span, in: 1..<(bytes.count - 1), leadingZeros: leadingZeros)
    }

    @Test(arguments: ["0", "-0", "7", "-12.5", "0.5", "10.25e3", "1E400", "1e+05", "-0e-0", "123456789012345678901234"])
    func `a number is one, whatever zeros are allowed`(text: String) {
        #expect(isSpelled(text))
        #expect(isSpelled(text, leadingZeros: true))
    }

    @Test(arguments: ["", "-", "+1", "1.", ".5", "1.e3", "1e", "1e+", "1e5.0", "0x1", "NaN", " 1", "1 ", "--1", "1,0"])
    func `anything else is none`(text: String) {
        #expect(!isSpelled(text))
        #expect(!isSpelled(text, leadingZeros: true))
    }

    @Test(arguments: ["01", "-01", "00", "007.5", "00e1"])
    func `leading zeros are allowed where they are asked for`(text: String) {
        #expect(!isSpelled(text))
        #expect(isSpelled(text, leadingZeros: true))
    }
}
