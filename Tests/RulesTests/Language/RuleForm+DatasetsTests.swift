import Testing

@testable import Rules

struct RuleFormDatasetsTests {
    @Test(arguments: [
        ("  bauta_x: {}", "4:3: a dataset's name begins with 'bauta_'; choose another name"),
        ("  SQLite_x: {}", "4:3: a dataset's name begins with 'sqlite_'; choose another name"),
        ("  a: {}\n  A: {}", "5:3: datasets 'a' and 'A' differ only by case; rename one"),
        ("  \"\": {}", "4:3: a name in 'datasets' is empty or holds a NUL; write a name"),
        ("  \"a\\0b\": {}", "4:3: a name in 'datasets' is empty or holds a NUL; write a name"),
        (
            "  \(String(repeating: "é", count: 65)): {}",
            "4:3: a dataset's name is longer than 128 bytes; choose a shorter name"
        ),
        ("  d: { colums: {} }", "4:8: unknown key 'colums' in a dataset; did you mean 'columns'?"),
        (
            "  d: { where: x }",
            "4:8: unknown key 'where' in a dataset; known are source, format, records, dialect, subject, expect, "
                + "keep, drop, columns, unlisted, on-invalid"
        ),
        (
            "  d: { format: csw }",
            "4:16: no format is called 'csw'; write csv, tsv, jsonl, json, postgresql, mysql or sqlite"
        ),
        (
            "  d: { source: [a, \"\"] }",
            "4:20: 'source' is not a text of one character or more; write for example `source: exports/customers.csv`"
        ),
        ("  d: { keep: a }", "4:14: 'keep' is a text; write a list, as in `keep: [a, b]`"),
        (
            "  d: { keep: [a, a] }",
            "4:18: column 'a' has a rule in line 4 already; name it once, in `columns`, `keep` or `drop`"
        ),
        (
            "  d:\n    drop: [a]\n    columns: { a: redact }",
            "5:12: column 'a' has a rule in line 6 already; name it once, in `columns`, `keep` or `drop`"
        ),
        (
            "  \"d*\": { source: a.csv }",
            "4:11: only a database or its dump fills the datasets of a glob; remove `source`, or declare "
                + "`format: postgresql`, mysql or sqlite"
        ),
        ("  d: [a]", "4:6: a dataset is a list; write a map of source, format, records, …"),
    ])
    func `says what is wrong with a dataset`(text: String, message: String) {
        #expect(RuleText.faults(RuleText.datasets(text)) == ["rules.yaml:" + message])
    }
}
