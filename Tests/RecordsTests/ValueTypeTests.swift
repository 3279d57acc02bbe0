import Records
import Testing

struct ValueTypeTests {
    @Test func `has the words of the rules`() {
        #expect(ValueType.allCases.map(\.rawValue) == ["text", "integer", "real", "boolean", "binary"])
        #expect(ValueType(rawValue: "dynamic") == .dynamic)
    }
}
