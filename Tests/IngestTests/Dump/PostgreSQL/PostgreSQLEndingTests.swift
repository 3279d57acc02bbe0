import Records
import Testing

@testable import Ingest

@Suite struct PostgreSQLEndingTests {
    private static func ending(_ comments: [String]) -> PostgreSQLEnding {
        var ending = PostgreSQLEnding()
        for comment in comments { ending.note(Array(comment.utf8)[...]) }
        return ending
    }

    @Test(
        arguments: [
            [], ["-- other"], ["/* -- PostgreSQL database dump */"],
            ["-- PostgreSQL database dump", "-- PostgreSQL database dump complete"],
            ["-- PostgreSQL database dump\r", "-- PostgreSQL database dump complete\r"],
            [
                "-- PostgreSQL database cluster dump", "-- PostgreSQL database dump",
                "-- PostgreSQL database dump complete", "-- PostgreSQL database cluster dump complete",
            ],
        ])
    func `a dump is whole with as many footers as headers`(comments: [String]) {
        #expect(Self.ending(comments).fault == nil)
    }

    @Test func `a header promises its own footer`() {
        let (database, cluster) = ("-- PostgreSQL database dump", "-- PostgreSQL database cluster dump")
        let promised = SQLFault.unexpected(expected: "'\(database) complete', as the header promises")
        #expect(Self.ending([database]).fault == promised)
        #expect(Self.ending([database, "\(cluster) complete"]).fault == promised)
        #expect(
            Self.ending([cluster, database, "\(database) complete"]).fault
                == .unexpected(expected: "'\(cluster) complete', as the header promises"))
    }
}
