import Records
import Testing

@testable import Ingest

struct HeaderFaultTests {
    @Test(
        arguments: [
            (.missing, "the header is missing; export it with a header, or declare 'header: false' and 'columns'"),
            (.noColumns, "'header: false' needs 'columns' in the dialect; list the columns' names"),
            (.empty(ordinal: 1), "column 2 has no name in the header; name it"),
            (.blank(ordinal: 0), "column 1 has a name of blanks in the header; name it"),
            (
                .duplicate(name: "id", ordinal: 2, first: 0),
                "column 'id' has the name of column 1, but for case; rename one"
            ),
            (
                .duplicate(name: "+49 170 1234567", ordinal: 2, first: 0),
                "column 3 has the name of column 1, but for case; rename one"
            ),
            (
                .different(ordinal: 1),
                "column 2 of the header is not that of the dialect's 'columns'; correct one of them"
            ),
            (.count(found: 3, expected: 2), "the header has 3 columns; the dialect's 'columns' has 2"),
        ] as [(HeaderFault, String)])
    func `says what is wrong and what would be right`(fault: HeaderFault, words: String) {
        #expect(fault.description == words)
    }
}
