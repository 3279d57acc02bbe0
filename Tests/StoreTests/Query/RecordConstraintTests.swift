import Testing

@testable import Store

@Suite struct RecordConstraintTests {
    private static let numbers = BlockRange(ordinal: 0, minimum: .integer(10), maximum: .integer(20))
    private static let texts = BlockRange(ordinal: 0, minimum: QueryValue("b"), maximum: QueryValue("d"))

    @Test(
        arguments: [
            (.equal, .integer(9), true), (.equal, .integer(10), false), (.equal, .integer(21), true),
            (.equal, .real(9.9), true), (.equal, .real(20.5), true), (.equal, .real(15.5), false),
            (.less, .integer(10), true), (.less, .integer(11), false), (.less, .real(10), false),
            (.less, .real(9.5), true),
            (.lessOrEqual, .integer(10), false), (.lessOrEqual, .integer(9), true),
            (.greater, .integer(20), true), (.greater, .integer(19), false), (.greater, .real(20), false),
            (.greaterOrEqual, .integer(20), false), (.greaterOrEqual, .integer(21), true),
            (.equal, QueryValue("9"), false), (.equal, .blob([1]), false), (.less, QueryValue(""), false),
            (.greater, .integer(.max), true), (.less, .integer(.min), true), (.less, .real(-.infinity), true),
        ] as [(Comparison, QueryValue, Bool)])
    func `a range of numbers is ruled out by numbers`(comparison: Comparison, value: QueryValue, isExcluded: Bool) {
        let constraint = RecordConstraint(column: 0, comparison: comparison)
        #expect(constraint.excludes(Self.numbers, value) == isExcluded)
    }

    @Test(
        arguments: [
            (.equal, QueryValue("a"), true), (.equal, QueryValue("b"), false), (.equal, QueryValue("da"), true),
            (.equal, QueryValue("cZ"), false), (.less, QueryValue("b"), true), (.less, QueryValue("ba"), false),
            (.lessOrEqual, QueryValue("b"), false), (.lessOrEqual, QueryValue("az"), true),
            (.greater, QueryValue("d"), true), (.greater, QueryValue("c~"), false),
            (.greaterOrEqual, QueryValue("d"), false), (.greaterOrEqual, QueryValue("é"), true),
            (.equal, .integer(1), false), (.greater, .real(1), false), (.equal, .blob([0x61]), false),
        ] as [(Comparison, QueryValue, Bool)])
    func `a range of texts is ruled out by texts, bytewise`(
        comparison: Comparison, value: QueryValue, isExcluded: Bool
    ) {
        let constraint = RecordConstraint(column: 0, comparison: comparison)
        #expect(constraint.excludes(Self.texts, value) == isExcluded)
    }

    @Test func `a whole number that no real one equals is not rounded away`() {
        let range = BlockRange(ordinal: 0, minimum: .integer(.max), maximum: .integer(.max))
        for comparison in [Comparison.equal, .less, .greater, .lessOrEqual, .greaterOrEqual] {
            let constraint = RecordConstraint(column: 0, comparison: comparison)
            #expect(!constraint.excludes(range, .real(9_223_372_036_854_775_807.0)))
        }
    }
}
