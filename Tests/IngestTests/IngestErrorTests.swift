import Compression
import Records
import Testing

@testable import Ingest

struct IngestErrorTests {
    @Test(
        arguments: [
            (
                .io(source: "a.csv", action: "open", code: 13),
                "a.csv: cannot open: permission denied; check the path and its permissions", .io
            ),
            (
                .malformed(source: "a.csv", line: 17, offset: 1203, reason: .fieldCount(found: 1, expected: 2)),
                "a.csv:17 (byte 1203): record has 1 field; the header has 2", .malformed
            ),
            (
                .header(source: "a.csv", line: 1, fault: .empty(ordinal: 0)),
                "a.csv:1: column 1 has no name in the header; name it", .columns
            ),
            (
                .recordTooLarge(source: "a.csv", line: 2, offset: 9, limit: 100),
                "a.csv:2 (byte 9): record is larger than 100 bytes; "
                    + "end its line, close the quote that opens in it, or allow more with --max-record",
                .limit
            ),
            (
                .documentTooLarge(source: "a.json", line: 1, offset: 0, limit: 100),
                "a.json:1 (byte 0): the JSON document is one record larger than 100 bytes; "
                    + "say with `records` where its records are, or allow more with --max-record",
                .limit
            ),
            (
                .tooManyColumns(source: "a.csv", found: 20_000, limit: 16_384),
                "a.csv: the header has 20000 columns; 16384 are read, so export fewer at once", .limit
            ),
            (
                .compressed(source: "a", error: .ratioLimit(maxRatio: 200)),
                "a: gzip: inflates to more than 200 times its size; allow a higher ratio if the source can be trusted",
                .limit
            ),
            (
                .encoding(source: "a.csv", fault: .undeclared(.utf16)),
                "a.csv: is UTF-16; declare `encoding: utf-16`, or export it again as UTF-8", .malformed
            ),
            (.stopped, "stopped; run again", .interrupted),
            (.noMatch(pattern: "a\u{1B}[2J*"), "a\\u{1b}[2J*: no such file; check the path or the pattern", .io),
        ] as [(IngestError, String, Records.ExitStatus)])
    func `says place, what is wrong and what would be right`(
        error: IngestError, words: String, status: Records.ExitStatus
    ) {
        #expect(error.description == words)
        #expect(error.status == status)
    }
}
