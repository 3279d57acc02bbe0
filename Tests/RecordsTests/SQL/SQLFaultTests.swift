import Records
import Testing

struct SQLFaultTests {
    @Test(
        arguments: [
            (.neverCloses(.string), "string opens here and never closes; the dump may be cut short"),
            (.copyNeverEnds, "the rows of this COPY end without '\\.'; the dump may be cut short"),
            (.badEscape, "a backslash escapes nothing here; dump again with the server's own client"),
            (.valueCount(found: 1, expected: 2), "row has 1 value; its statement has 2 columns"),
            (.expression, "a value is no literal; dump the table with the server's own client"),
            (.unexpected(expected: "a comma"), "expected a comma; the dump may be damaged"),
            (
                .unknownTable,
                "rows without column names for a table that is not defined before; dump the definitions too, or with "
                    + "column names"
            ),
            (
                .notText(value: 3),
                "value 3 is no text in the dump's encoding; declare the column `type: binary`, or dump as UTF-8"
            ),
        ] as [(SQLFault, String)])
    func `says what is wrong and what would be right`(fault: SQLFault, words: String) {
        #expect(fault.description == words)
        #expect(RejectReason.sql(fault).description == words)
    }
}
