import Masking
import Testing

@Suite struct ParameterValueTests {
    @Test func `literals keep their order and are spelled in one line`() {
        let value: ParameterValue = ["map": ["b": "1", "a": "2"], "boundaries": ["18", "65"], "else": "other"]
        #expect(value.description == "{ map: { b: 1, a: 2 }, boundaries: [18, 65], else: other }")
        #expect(
            value
                == .map([
                    ParameterEntry(
                        name: "map",
                        value: .map([
                            ParameterEntry(name: "b", value: .text("1")), ParameterEntry(name: "a", value: .text("2")),
                        ])),
                    ParameterEntry(name: "boundaries", value: .list([.text("18"), .text("65")])),
                    ParameterEntry(name: "else", value: .text("other")),
                ]))
    }
}
