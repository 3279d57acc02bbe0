import Masking
import Records
import Testing

@Suite struct MaskingErrorTests {
    @Test(arguments: [
        (
            MaskingError.unknownMethod("encript"),
            "unknown method 'encript'; known are \(MethodCatalog.names.joined(separator: ", "))"
        ),
        (
            .unknownParameter("a\u{1B}[31m", method: "drop", known: []),
            "method 'drop': unknown parameter 'a\\u{1b}[31m'; it has none"
        ),
        (
            .missingParameter("with", method: "replace", expected: "a text"),
            "method 'replace': parameter 'with' is missing; give a text"
        ),
        (
            .unusable(method: "fpe", problem: "no", cure: "do"), "method 'fpe': no; do"
        ),
    ])
    func `says what is wrong and what would be right`(error: MaskingError, message: String) {
        #expect(error.description == message)
        #expect(error.status == .rules)
    }
}
