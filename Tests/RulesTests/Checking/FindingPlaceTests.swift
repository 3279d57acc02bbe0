import Testing

@testable import Rules

struct FindingPlaceTests {
    private let place = RulePlace(file: "r.yaml", line: 3, column: 5)

    @Test func `says where, and the id says of what`() {
        let column = FindingPlace.rule(place, "d.a\n")
        #expect(column.text == "r.yaml:3:5: d.a\\u{a}")
        #expect(column.id(of: .directKept) == "direct-kept:d.a\\u{a}")
        #expect(FindingPlace.dataset("d").id(of: .expectation) == "expectation:d")
        #expect(FindingPlace.file("r.yaml").id(of: .noKey) == "no-key")
        #expect(FindingPlace.file("r.yaml").about("public.t").id(of: .newTable) == "new-table:public.t")
    }

    @Test func `names two things in their order, or whichever comes first`() {
        let column = FindingPlace.rule(place, "d.b")
        #expect(column.with("c.a").id(of: .joinMismatch) == "join-mismatch:d.b=c.a")
        #expect(column.besides("c.a").id(of: .pathTie) == "path-tie:c.a=d.b")
        #expect(column.besides("e.a").id(of: .pathTie) == "path-tie:d.b=e.a")
        #expect(column.with("c.a").text == column.text)
    }
}
