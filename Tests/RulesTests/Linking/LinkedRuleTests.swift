import Testing

@testable import Rules

struct LinkedRuleTests {
    @Test(arguments: [
        ("a: { truncate: { too: year } }", "7:24: method 'truncate': unknown parameter 'too'; did you mean 'to'?"),
        (
            "a: { truncate: century }",
            "7:12: method 'truncate': parameter 'to' is invalid; give one of year, month, day, hour"
        ),
        (
            "a: { partial-mask: 2 }",
            "7:12: method 'partial-mask': it has no parameter that stands alone; give a map of "
        ),
        ("a: { drop: x }", "7:12: method 'drop': it has no parameter that stands alone; give it none"),
    ])
    func `says what is wrong with a method where it stands`(text: String, message: String) {
        let masks = "bauta: 1\nname: n\nmasks: { email: { keyed-hash: email } }\ndatasets:\n"
        let faults = RuleText.faults(masks + "  d:\n    columns:\n      \(text)\n")
        #expect(faults.contains { $0.hasPrefix("rules.yaml:" + message) }, "\(faults)")
    }
}
