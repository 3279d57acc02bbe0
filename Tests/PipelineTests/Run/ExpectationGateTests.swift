import Records
import Rules
import Testing

@testable import Pipeline

struct ExpectationGateTests {
    private func gate(_ expect: String) throws -> ExpectationGate {
        let rules = try #require(
            Folder().rules("datasets: { d: { expect: \(expect), keep: [a] } }").dataset(named: "d"))
        return ExpectationGate(rules)
    }

    @Test func `too few records close it`() throws {
        let gate = try gate("{ min-records: 5 }")
        try gate.check(records: 5, before: nil)
        #expect(failure { try gate.check(records: 4, before: nil) }?.status == .gate)
    }

    @Test func `a change that is too large closes it, in both directions`() throws {
        let gate = try gate("{ max-change: 50% }")
        try gate.check(records: 1, before: nil)
        try gate.check(records: 1, before: 0)
        try gate.check(records: 150, before: 100)
        #expect(failure { try gate.check(records: 151, before: 100) }?.status == .gate)
        #expect(failure { try gate.check(records: 49, before: 100) }?.status == .gate)
    }
}
