import Records
import Testing

struct LineEndTests {
    @Test func `has the words of the rules`() {
        #expect(LineEnd.allCases.map(\.rawValue) == ["lf", "crlf", "cr"])
    }
}
