import Records
import Testing

@testable import Pipeline

struct PipelineErrorTests {
    private static let position = SourcePosition(source: "a.csv", line: 3, offset: 40)

    @Test(
        arguments: [
            (
                .invalidValue(position, .invalidValue(column: "card", expected: "digits")), .malformed,
                "a.csv:3 (byte 40): column 'card': a value is invalid; expected digits"
            ),
            (
                .tooManyRejects(dataset: "d", limit: 5), .malformed,
                "d: more than 5 rejects; mend the export or raise --max-rejects"
            ),
            (.gate(dataset: "d", message: "too few"), .gate, "d: too few; nothing was published"),
            (.strict(warnings: ["w"]), .gate, "w\n--strict: 1 warning; nothing was published"),
            (.strict(warnings: ["v", "w"]), .gate, "v\nw\n--strict: 2 warnings; nothing was published"),
            (
                .unknownDataset("custmers", suggestion: "customers"), .usage,
                "'custmers' is no dataset of the rule set; did you mean 'customers'?"
            ),
            (.unknownDataset("x", suggestion: nil), .usage, "'x' is no dataset of the rule set; name one as NAME=PATH"),
            (.incomplete("no key", status: .key), .key, "no key"),
            (
                .headersDiffer(dataset: "d", source: "b.csv", first: "a.csv"), .columns,
                "b.csv: its header differs from that of a.csv; "
                    + "the sources of d must have the same columns in the same order"
            ),
            (.findings(["one", "two"], status: .columns), .columns, "one\ntwo"),
            (
                .noRoom(path: "s.db", needed: 10, free: 5), .io,
                "s.db: the disk has 5 bytes free and about 10 are needed; make room"
            ),
            (
                .wouldFail(values: 1), .malformed,
                "dry run: 1 value would fail a run; mend the export, the rule or its `on-invalid`"
            ),
            (
                .wouldFail(values: 2), .malformed,
                "dry run: 2 values would fail a run; mend the export, the rule or its `on-invalid`"
            ),
            (.stopped(.interrupted), .interrupted, "stopped by a signal; nothing was published"),
            (.stopped(.terminated), .terminated, "stopped by a signal; nothing was published"),
            (
                .file(path: "f", reason: "cannot be written; choose another"), .io,
                "f: cannot be written; choose another"
            ),
        ] as [(PipelineError, Records.ExitStatus, String)])
    func `says what is wrong and ends with its status`(
        error: PipelineError, status: Records.ExitStatus, message: String
    ) {
        #expect(error.description == message)
        #expect(error.status == status)
    }

    @Test(
        arguments: [
            .tooManyRejects(dataset: "\u{1B}", limit: 5), .gate(dataset: "\n", message: ""),
            .unknownDataset("\u{202E}", suggestion: "\u{1B}"), .headersDiffer(dataset: "\r", source: "\n", first: "\t"),
            .noRoom(path: "\u{9B}", needed: 1, free: 0), .file(path: "\u{7F}", reason: ""),
        ] as [PipelineError])
    func `text from outside is escaped`(error: PipelineError) {
        #expect(SafeText.escaped(error.description) == error.description)
    }
}
