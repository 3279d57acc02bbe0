import Records
import Testing

@testable import Ingest

@Suite struct ScriptExpressionTests {
    private static func text(_ expression: String) throws -> String {
        let bytes = Array(expression.utf8)
        let result = unsafe bytes.withUnsafeBufferPointer { bytes -> Result<[UInt8], SQLFault> in
            var expression = unsafe ScriptExpression(bytes, from: 0)
            var output: [UInt8] = []
            do throws(SQLFault) { try expression.read(into: &output) } catch { return .failure(error) }
            return .success(output)
        }
        return try String(decoding: result.get(), as: UTF8.self)
    }

    @Test(arguments: [
        ("replace('a\\nb','\\n',char(10))", "a\nb"), ("replace('aXb', 'X', 'longer')", "alongerb"),
        ("replace('a','','b')", "a"), ("char(72,105,128512)", "Hi😀"), ("'a' || ('b'||'c')", "abc"),
        ("unistr('\\0041\\\\\\u00e4')", "A\\ä"), ("REPLACE(replace('1(\\n0)2','(\\n0)',char(13)),'2','''')", "1\r'"),
    ])
    func `reads what the shell writes`(expression: String, text: String) throws {
        #expect(try Self.text(expression) == text)
    }

    @Test(arguments: [
        "lower('A')", "replace('a','b')", "1", "char()", "'a'|'b'", "unistr(1)", "", "(", "replace(",
        String(repeating: "(", count: 100),
    ])
    func `evaluates nothing else`(expression: String) {
        #expect(throws: SQLFault.self) { try Self.text(expression) }
    }

    @Test(arguments: ["unistr('\\')", "unistr('\\u12')", "unistr('\\uzzzz')"])
    func `refuses broken escapes`(expression: String) {
        #expect(throws: SQLFault.badEscape) { try Self.text(expression) }
    }
}
