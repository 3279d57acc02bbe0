import Masking
import Testing

@Suite struct ParameterDescriptorTests {
    @Test(arguments: [
        (.pattern, "", false), (.pattern, "a*", true), (ParameterType.text, "", true),
        (.text, "anything\nat all", true),
        (.character, "*", true), (.character, "•", true), (.character, "😀", true), (.character, " ", true),
        (.character, "", false), (.character, "ab", false), (.character, "\n", false), (.character, "\u{202E}", false),
        (.character, "e\u{301}", false),
        (.integer(6...64), "6", true), (.integer(6...64), "064", true), (.integer(6...64), "5", false),
        (.integer(6...64), "6 ", false), (.integer(6...64), "٦", false),
        (.day, "2026-01-31", true), (.day, "2026-02-30", false), (.day, "2026-01", false),
        (.decimal(isPositive: false), "-0.5", true), (.decimal(isPositive: true), "1e2", true),
        (.decimal(isPositive: true), "0", false), (.decimal(isPositive: true), "-1", false),
        (.decimal(isPositive: false), "0", true), (.decimal(isPositive: false), "1,5", false),
        (.choice(["a", "b"]), "b", true), (.choice(["a", "b"]), "B", false),
    ])
    func `accepts what it describes`(type: ParameterType, text: String, isAccepted: Bool) {
        #expect(type.accepts(text) == isAccepted)
    }

    @Test(
        arguments: [
            (ParameterType.ascendingDecimals, ["1", "2.5"], true), (.ascendingDecimals, ["-1"], true),
            (.ascendingDecimals, ["2", "2.0"], false), (.ascendingDecimals, ["3", "2"], false),
            (.ascendingDecimals, ["x"], false), (.ascendingDecimals, [], false), (.ascendingDecimals, "1", false),
            (.ascendingDecimals, [["1"]], false),
            (.labels, ["a": "b"], true), (.labels, [:], false), (.labels, ["a": ""], false),
            (.labels, ["a": ["b"]], false),
            (.texts, ["a", ""], true), (.texts, [], false), (.texts, [["a"]], false), (.texts, "a", false),
            (.integers(1...9), ["1", "9"], true), (.integers(1...9), ["0"], false), (.integers(1...9), "1", false),
            (.integers(1...9), [], false), (.file, "a/b.txt", true), (.file, "", false), (.file, ["a"], false),
            (.steps, ["a", ["b": "c"]], true), (.steps, ["a", ["b": ["c": "d"]]], true), (.steps, ["a"], false),
            (.steps, ["a", ["b": "c", "d": "e"]], false), (.steps, ["a", ["b"]], false), (.steps, "a", false),
            (.labels, "a", false), (.text, ["a"], false), (.choice(["a"]), ["a": "a"], false), (.text, "a", true),
        ] as [(ParameterType, ParameterValue, Bool)])
    func `accepts lists and maps only where it describes them`(type: ParameterType, value: ParameterValue, is: Bool) {
        #expect(type.accepts(value) == `is`)
    }

    @Test func `names its choices`() {
        #expect(ParameterType.choice(["a", "b"]).choices == ["a", "b"])
        #expect(ParameterType.text.choices.isEmpty)
    }
}
