import Testing

@testable import Rules

struct RuleFormScalarsTests {
    @Test(arguments: [
        (
            "bauta: 2\nname: n",
            ["rules.yaml:1:8: 'bauta' is not a version that this program reads; write for example `bauta: 1`"]
        ),
        (
            "bauta: 1\nname:",
            ["rules.yaml:2:6: 'name' is nothing; write a text of one character or more, as in `name: shop`"]
        ),
        (
            "bauta: 1\nname: \"\"",
            ["rules.yaml:2:7: 'name' is not a text of one character or more; write for example `name: shop`"]
        ),
        (
            "bauta: 1\nname: [n]",
            ["rules.yaml:2:7: 'name' is a list; write a text of one character or more, as in `name: shop`"]
        ),
        (
            "bauta: 1\nname: n\nunlisted: fial",
            ["rules.yaml:3:11: 'unlisted' cannot be 'fial'; did you mean 'fail'? it is one of fail, drop, redact, keep"]
        ),
        (
            "bauta: 1\nname: n\nunlisted: NO",
            ["rules.yaml:3:11: 'unlisted' cannot be 'NO'; it is one of fail, drop, redact, keep"]
        ),
    ])
    func `says what a text must be`(text: String, messages: [String]) {
        #expect(RuleText.faults(text) == messages)
    }

    @Test(arguments: [
        (
            "  d: { expect: { min-records: -1 } }",
            "4:31: 'min-records' is not a whole number, 0 or more; write for example `min-records: 1000`"
        ),
        (
            "  d: { expect: { max-change: 50 } }",
            "4:30: 'max-change' is not a percentage; write for example `max-change: 50%`"
        ),
        (
            "  d: { expect: { max-change: .5% } }",
            "4:30: 'max-change' is not a percentage; write for example `max-change: 50%`"
        ),
    ])
    func `says what a number must be`(text: String, message: String) {
        #expect(RuleText.faults(RuleText.datasets(text)) == ["rules.yaml:" + message])
    }
}
