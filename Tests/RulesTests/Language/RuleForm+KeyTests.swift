import Testing

@testable import Rules

struct RuleFormKeyTests {
    @Test(arguments: [
        (
            "bauta: 1\nname: n\nkey: secret",
            [
                "rules.yaml:3:6: key: not a provider; use env:NAME, file:PATH, fd:NUMBER, credential:NAME or "
                    + "command:PROGRAM"
            ]
        ),
        (
            "bauta: 1\nname: n\nkey: []",
            [
                "rules.yaml:3:6: key: not a provider; use env:NAME, file:PATH, fd:NUMBER, credential:NAME or "
                    + "command:PROGRAM"
            ]
        ),
    ])
    func `wants a provider and no key`(text: String, messages: [String]) {
        #expect(RuleText.faults(text) == messages)
    }
}
