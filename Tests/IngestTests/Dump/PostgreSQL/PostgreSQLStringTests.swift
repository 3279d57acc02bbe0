import Records
import Testing

@testable import Ingest

@Suite struct PostgreSQLStringTests {
    private func value(_ spelled: String, _ quoting: PostgreSQLQuoting, codePoints: Bool = true) -> [UInt8]? {
        var bytes = Array(spelled.utf8)
        let range = bytes.indices
        let field = unsafe bytes.withUnsafeMutableBufferPointer { buffer -> Field? in
            guard let base = buffer.baseAddress else { return nil }
            return unsafe PostgreSQLString.value(in: base, range, quoting, codePoints: codePoints)?.field
        }
        return field.map { Array(bytes[$0.range]) }
    }

    @Test func `quotes and escapes go`() {
        #expect(value("'a''b\\'", .plain) == Array("a'b\\".utf8))
        #expect(
            value("E'\\b\\f\\n\\r\\t\\\\\\'\\q\\xzz'", .escaped) == [8, 12, 10, 13, 9, 0x5C, 0x27, 0x71]
                + Array("xzz".utf8))
        #expect(value("E'\\1\\12\\123\\xA\\xab\\777'", .escaped) == [1, 10, 83, 10, 0xAB, 0xFF])
        #expect(value("U&'\\0041\\+000042\\\\'", .unicode) == Array("AB\\".utf8))
        #expect(value("$tag$a'b$tag$", .dollar) == Array("a'b".utf8))
        #expect(value("B'01'\n  '10'", .digits) == Array("0110".utf8))
    }

    @Test func `code points that are none are refused`() {
        for spelled in ["E'\\u00'", "E'\\uD800'", "E'\\uDC00'", "E'\\uD800\\u0041'", "E'\\U00110000'", "E'\\u0000'"] {
            #expect(value(spelled, .escaped) == nil)
        }
        #expect(value("E'\\u00e9'", .escaped, codePoints: false) == nil)
        #expect(value("E'\\u0041'", .escaped, codePoints: false) == [0x41])
    }
}
