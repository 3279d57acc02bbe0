import Masking
import Testing

@testable import Pipeline

/// Text of a form on its way to JSON and back.
struct TextTrip {
    /// The JSON of `value`, or nil where it is not of the form.
    static func json(_ form: NestedForm, _ value: String, maxDepth: Int = 64) -> String? {
        json(form, Array(value.utf8), maxDepth: maxDepth).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The same of bytes.
    static func json(_ form: NestedForm, _ value: [UInt8], maxDepth: Int = 64) -> [UInt8]? {
        var text = NestedText(form, maxDepth: maxDepth)
        var json: [UInt8] = []
        return text.transcribe(value.span, into: &json) ? json : nil
    }

    /// `value` with the values of `masked`, by default its own JSON.
    static func written(_ form: NestedForm, _ value: String, _ masked: String? = nil) -> String? {
        var text = NestedText(form, maxDepth: 64)
        var output: [UInt8] = []
        guard let json = masked ?? json(form, value) else { return nil }
        let bytes = Array(json.utf8)
        let original = Array(value.utf8)
        return text.write(bytes.span, beside: original.span, into: &output)
            ? String(decoding: output, as: UTF8.self) : nil
    }
}

@Suite struct NestedTextTests {
    @Test(
        arguments: [
            (NestedForm.array, "{a}", #"["a"]"#), (.hstore, "a=>1", #"{"a":"1"}"#), (.php, "i:1;", "1"),
            (.json, "1", nil),
        ] as [(NestedForm, String, String?)])
    func `each form has its reader`(form: NestedForm, value: String, json: String?) {
        #expect(TextTrip.json(form, value) == json)
        #expect((TextTrip.written(form, value) == nil) == (json == nil))
    }

    @Test func `one reader reads value after value`() {
        var text = NestedText(.php, maxDepth: 64)
        let values: [(String, String?)] = [
            ("a:1:{i:0;i:7;}", "[7]"), ("s:1:\"x\";", "\"x\""), ("nope", nil), ("N;", "null"),
        ]
        for (value, json) in values {
            var output: [UInt8] = []
            let bytes = Array(value.utf8)
            let isRead = text.transcribe(bytes.span, into: &output)
            #expect((isRead ? String(decoding: output, as: UTF8.self) : nil) == json)
        }
    }

    @Test func `JSON strings take escapes away, and quoted ones put them`() {
        let bytes = Array(#"a\"b\\"#.utf8)
        var json: [UInt8] = []
        json.appendJSON(bytes.span, in: 0..<bytes.count, hasEscapes: true)
        #expect(String(decoding: json, as: UTF8.self) == #""a\"b\\""#)
        var quoted: [UInt8] = []
        quoted.appendQuoted(Array(#"a"b\"#.utf8))
        #expect(String(decoding: quoted, as: UTF8.self) == #""a\"b\\""#)
    }
}
