import Records
import Testing

@testable import Rules

struct RuleFormDialectTests {
    @Test(arguments: [
        (
            "  d: { dialect: { delimiter: \"ab\" } }",
            "4:30: 'delimiter' is not one ASCII character; write for example `delimiter: \";\"`"
        ),
        (
            "  d: { dialect: { delimiter: \"\\n\" } }",
            "4:30: 'delimiter' is not one ASCII character; write for example `delimiter: \";\"`"
        ),
        (
            "  d: { dialect: { delimiter: é } }",
            "4:30: 'delimiter' is not one ASCII character; write for example `delimiter: \";\"`"
        ),
        (
            "  d: { dialect: { delimiter: \";\", comment: \";\" } }",
            "4:35: 'comment' and 'delimiter' are the same character; give each its own"
        ),
        (
            "  d: { dialect: { escape: '\"' } }",
            "4:19: 'escape' and 'quote' are the same character; give each "
                + "its own"
        ),
        (
            "  d: { dialect: { header: no } }",
            "4:27: 'header' is not `true` or `false`; write for example `header: true`"
        ),
        (
            "  d: { dialect: { header: false } }",
            "4:19: a source without a header needs its columns; add `columns: [name, …]`"
        ),
        ("  d: { dialect: { columns: [] } }", "4:28: 'columns' is empty; name the columns of the source in order"),
        (
            "  d: { dialect: { columns: [a, A] } }",
            "4:28: 'columns' names 'A' twice; names must differ, not only by case"
        ),
        (
            "  d: { dialect: { delimiter: \"|\", null: \"a|\" } }",
            "4:35: 'null' holds a delimiter or a line end, which no unquoted field does; write the text of a "
                + "null field, as in `null: \\N`"
        ),
        (
            "  d: { dialect: { comment: \",\" } }",
            "4:19: 'comment' and 'delimiter' are the same character; give each its own"
        ),
        (
            "  d: { dialect: { escape: \",\" } }",
            "4:19: 'escape' and 'delimiter' are the same character; give each its own"
        ),
        (
            "  d: { format: tsv, dialect: { comment: \"\\t\" } }",
            "4:32: 'comment' and 'delimiter' are the same character; give each its own"
        ),
        (
            "  d: { dialect: { null: \"a,b\" } }",
            "4:19: 'null' holds a delimiter or a line end, which no unquoted field does; write the text of a "
                + "null field, as in `null: \\N`"
        ),
        (
            "  d: { dialect: { encoding: utf-32 } }",
            "4:29: encoding 'utf-32' is not read by this version; "
                + "write one of utf-8, utf-16, latin-1, windows-1252"
        ),
        (
            "  d: { format: jsonl, dialect: { encoding: latin-1, null: x } }",
            "4:34: a source of JSON has no dialect; remove `dialect`"
        ),
        (
            "  d: { source: a.ndjson, dialect: { header: true } }",
            "4:37: a source of JSON has no dialect; remove `dialect`"
        ),
        (
            "  d: { format: sqlite, dialect: { delimiter: \",\" } }",
            "4:35: a database or its dump has no dialect; remove `dialect`"
        ),
        (
            "  d: { format: mysql, dialect: { quote: \"'\", null: x } }",
            "4:46: the files of `mysqldump --tab` have no 'null'; say only delimiter, quote, escape, line-end"
        ),
        (
            "  d: { format: mysql, dialect: { quote: '\\' } }",
            "4:34: 'escape' and 'quote' are the same character; give each its own"
        ),
        (
            "  d: { dialect: { line-end: CRLF } }",
            "4:29: 'line-end' cannot be 'CRLF'; did you mean 'crlf'? it is one of lf, crlf, cr"
        ),
    ])
    func `says what is wrong with a dialect`(text: String, message: String) {
        #expect(RuleText.faults(RuleText.datasets(text)) == ["rules.yaml:" + message])
    }

    @Test(arguments: [
        ("utf8", TextEncoding.utf8), ("UTF_16", .utf16), ("ISO-8859-1", .latin1), ("latin1", .latin1),
        ("cp1252", .windows1252), ("Windows1252", .windows1252),
    ])
    func `reads an encoding by its usual spellings`(spelling: String, encoding: TextEncoding) throws {
        let rules = try RuleText.load(RuleText.datasets("  d: { dialect: { encoding: \(spelling) } }"))
        #expect(rules.datasets[0].dialect.encoding == encoding)
    }

    @Test func `a source of JSON Lines may have a dialect of nothing`() {
        #expect(RuleText.faults(RuleText.datasets("  d: { format: jsonl, dialect: {} }")) == [])
    }
}
