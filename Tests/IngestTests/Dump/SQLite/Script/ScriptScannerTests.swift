import Records
import Testing

@testable import Ingest

@Suite struct ScriptScannerTests {
    /// The value that stands behind one blank, and what is wrong with it.
    private static func value(_ text: String, isBinary: Bool = false) throws -> String {
        let script = "CREATE TABLE t(a);INSERT INTO t VALUES( \(text));"
        let asking = SQLiteAsking(binary: isBinary ? ["a"] : [])
        return try #require(try readScript(script, asking).first?.rows.first?.first)
    }

    @Test(arguments: [
        ("12", "12"), ("-12", "-12"), ("+5", "5"), ("000", "0"), ("-0", "0"), ("-007", "-7"),
        ("9223372036854775807", "9223372036854775807"), ("9223372036854775808", "9.223372036854776e+18r"),
        ("1.0", "1.0r"), ("0.5", "0.5r"), ("1.50", "1.5r"), ("01.5", "1.5r"), ("0.001", "0.001r"),
        ("0.00001", "1e-05r"), ("2.5e10", "25000000000.0r"), ("-1.0e+20", "-1e+20r"),
        ("123456789012.345", "123456789012.345r"),
        ("0.10000000000000000555", "0.1r"),
    ])
    func `spells numbers one way`(text: String, spelled: String) throws {
        #expect(try Self.value(text) == spelled)
    }

    @Test func `spells blobs as the column asks`() throws {
        #expect(try Self.value("X'4aFF'") == "x4aff")
        #expect(try Self.value("x'4a'", isBinary: true) == "xJ")
        #expect(try Self.value("'4a'", isBinary: true) == "'4a'")
    }

    @Test(arguments: ["1x", "0x1F", "1.2.3", "-", "--1", "nul", "x", "X'0g'", "'a' 'b'", "1 2", "-inf"])
    func `refuses what is no value`(text: String) {
        #expect(throws: IngestError.self) { try Self.value(text) }
    }
}
