import Records
import Testing

@testable import Masking

@Suite struct DecimalTextDecimalsTests {
    @Test(arguments: [
        ("0", 0), ("0.00", 2), ("0.00e5", 2), ("5", 0), ("5.", 0), (".5", 1), ("-12.340", 3), ("0.0120", 4), ("1e3", 0),
        ("1.25e1", 1), ("1.25e2", 0), ("125e-1", 1), ("1e-20", 20), ("1200", 0), ("00.10", 2),
    ])
    func `counts decimals as they are without an exponent`(text: String, decimals: Int) {
        let bytes = Array(text.utf8)
        let found = DecimalText(bytes.span)?.decimals(in: bytes.span)
        #expect(found == decimals)
    }
}
