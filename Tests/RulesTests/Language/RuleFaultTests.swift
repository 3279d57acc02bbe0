import Testing

@testable import Rules

/// Faulty rule sets and the very words that say so.
struct RuleFaultTests {
    @Test(arguments: [
        ("name: n", ["rules.yaml:1:1: the rule set has no 'bauta'; begin with `bauta: 1` and `name: NAME`"]),
        ("bauta: 1", ["rules.yaml:1:1: the rule set has no 'name'; begin with `bauta: 1` and `name: NAME`"]),
        (
            "bauta: 2\nname: n",
            ["rules.yaml:1:8: 'bauta' is not a version that this program reads; write for example `bauta: 1`"]
        ),
        ("bauta: 1\nname:", ["rules.yaml:2:6: 'name' is nothing; write a text that is not empty, as in `name: shop`"]),
        (
            "bauta: 1\nname: \"\"",
            ["rules.yaml:2:7: 'name' is not a text that is not empty; write for example `name: shop`"]
        ),
        (
            "bauta: 1\nname: [n]",
            ["rules.yaml:2:7: 'name' is a list; write a text that is not empty, as in `name: shop`"]
        ),
        (
            "bauta: 1\nname: n\ntennant: t",
            ["rules.yaml:3:1: unknown key 'tennant' in a rule set; did you mean 'tenant'?"]
        ),
        (
            "bauta: 1\nname: n\nxyzzyplugh: t",
            [
                "rules.yaml:3:1: unknown key 'xyzzyplugh' in a rule set; known are bauta, name, purpose, tenant, epoch, key, extends, unlisted, on-invalid, masks, datasets"
            ]
        ),
        (
            "bauta: 1\nname: n\nunlisted: fial",
            ["rules.yaml:3:11: 'unlisted' cannot be 'fial'; did you mean 'fail'? it is one of fail, drop, redact, keep"]
        ),
        (
            "bauta: 1\nname: n\nunlisted: NO",
            ["rules.yaml:3:11: 'unlisted' cannot be 'NO'; it is one of fail, drop, redact, keep"]
        ),
        (
            "bauta: 1\nname: n\nkey: secret",
            [
                "rules.yaml:3:6: key: not a provider; use env:NAME, file:PATH, fd:NUMBER, credential:NAME or command:PROGRAM"
            ]
        ),
        (
            "bauta: 1\nname: n\nkey: []",
            [
                "rules.yaml:3:6: key: not a provider; use env:NAME, file:PATH, fd:NUMBER, credential:NAME or command:PROGRAM"
            ]
        ),
        ("bauta: 1\nname: n\nmasks: [a]", ["rules.yaml:3:8: 'masks' is a list; write a map of names"]),
        (
            "bauta: 1\nname: n\nmasks: { \"\": redact }",
            ["rules.yaml:3:10: a name in 'masks' is empty or holds a NUL; write a name"]
        ),
        (
            "bauta: 1\nname: n\nmasks: { redact: nullify }",
            ["rules.yaml:3:10: a mask is called 'redact' like a method; choose another name"]
        ),
        (
            "bauta: 1\nname: n\nmasks: { m: redcat }",
            ["rules.yaml:3:13: unknown method 'redcat'; did you mean 'redact'?"]
        ),
        (
            "bauta: 1\nname: n\nmasks: { m: { class: direct } }",
            ["rules.yaml:3:13: a mask has no method; add one, as in `redact: \"[redacted]\"` or `keep: REASON`"]
        ),
        (
            "bauta: 1\nname: n\nmasks: { m: { redact: , references: a.b } }",
            [
                "rules.yaml:3:25: unknown key 'references' in a mask; known are drop, fpe, keep, keyed-hash, nullify, partial-mask, redact, replace, tokenize, truncate, class, category, reason, type, normalize, on-null, on-empty, on-invalid, unique"
            ]
        ),
        ("- a", ["rules.yaml:1:1: a rule set is a list; write a map of bauta, name, purpose, …"]),
        ("a", ["rules.yaml:1:1: a rule set is a text; write a map of bauta, name, purpose, …"]),
        ("bauta: 1\nbauta: 1", ["rules.yaml:1:1: key 'bauta' stands here and again below; write each key once"]),
    ])
    func `says what is wrong with a rule set`(text: String, messages: [String]) {
        #expect(RuleText.faults(text) == messages)
    }

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
            "4:8: unknown key 'where' in a dataset; known are source, format, dialect, subject, expect, keep, drop, columns, unlisted, on-invalid"
        ),
        ("  d: { format: jsonl }", "4:16: format 'jsonl' is not read by this version; export as csv or tsv"),
        ("  d: { format: csw }", "4:16: no format is called 'csw'; write csv or tsv"),
        (
            "  d: { source: [a, \"\"] }",
            "4:20: 'source' is not a text that is not empty; write for example `source: exports/customers.csv`"
        ),
        (
            "  d: { expect: { min-records: -1 } }",
            "4:31: 'min-records' is not a whole number, 0 or more; write for example `min-records: 1000`"
        ),
        (
            "  d: { expect: { max-change: 50 } }",
            "4:30: 'max-change' is not a percentage; write for example `max-change: 50%`"
        ),
        (
            "  d: { expect: { max-change: .5% } }",
            "4:30: 'max-change' is not a percentage; write for example `max-change: 50%`"
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
        ("  d: { keep: [a], subject: b }", "4:28: dataset 'd' lists no column 'b'; did you mean 'a'?"),
        ("  d: { subject: b }", "4:17: dataset 'd' lists no column 'b'; give it a rule"),
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
        ("  d: { dialect: { escape: '\"' } }", "4:19: 'escape' and 'quote' are the same character; give each its own"),
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
            "4:35: 'null' holds a delimiter or a line end, which no unquoted field does; write the text of a null field, as in `null: \\N`"
        ),
        (
            "  d: { dialect: { encoding: latin-1 } }",
            "4:29: encoding 'latin-1' is not read by this version; export as UTF-8"
        ),
        (
            "  d: { dialect: { line-end: CRLF } }",
            "4:29: 'line-end' cannot be 'CRLF'; did you mean 'crlf'? it is one of lf, crlf, cr"
        ),
        ("  d: [a]", "4:6: a dataset is a list; write a map of source, format, dialect, …"),
    ])
    func `says what is wrong with a dataset`(text: String, message: String) {
        #expect(RuleText.faults(RuleText.datasets(text)) == ["rules.yaml:" + message])
    }

    @Test(arguments: [
        ("a: emial", "7:10: no mask or method is called 'emial'; did you mean 'email'?"),
        ("a: { mask: redact }", "7:18: no mask is called 'redact'; known are email"),
        (
            "a: { class: direct }",
            "7:10: a column's rule has no method; add one, as in `redact: \"[redacted]\"` or `keep: REASON`"
        ),
        ("a:", "7:9: a column's rule is nothing; write a method, as in `redact` or `{ truncate: year }`"),
        ("a: []", "7:10: 'a' has no rule; write one, or remove the column"),
        ("a: {}", "7:10: a column's rule is a map; write a method, as in `redact` or `{ truncate: year }`"),
        ("a: { redact: , nullify: }", "7:22: a column's rule has two methods, 'redact' and 'nullify'; choose one"),
        ("a: { redcat: x }", "7:12: unknown key 'redcat' in a column's rule; did you mean 'redact'?"),
        ("a: { redact: , when: { a: x } }", "7:22: unknown key 'when' in a column's rule; "),
        ("a: { truncate: { too: year } }", "7:24: method 'truncate': unknown parameter 'too'; did you mean 'to'?"),
        (
            "a: { truncate: century }",
            "7:12: method 'truncate': parameter 'to' is invalid; give one of year, month, day, hour"
        ),
        (
            "a: { partial-mask: 2 }",
            "7:12: method 'partial-mask': it has no parameter that stands alone; give a map of "
        ),
        ("a: { drop: x }", "7:12: method 'drop': it has no parameter that stands alone; give it none"),
        ("a: { keep: r, reason: s }", "7:10: the reason is given twice; write it after `keep`"),
        (
            "a: { redact: , class: direkt }",
            "7:29: 'class' cannot be 'direkt'; did you mean 'direct'? it is one of direct, quasi, sensitive, free-text, none"
        ),
        ("a: { redact: , normalize: [trim, upper] }", "7:40: 'normalize' cannot be 'upper'; "),
        ("a: { redact: , unique: yes }", "7:30: 'unique' is not `true` or `false`; write for example `unique: true`"),
        (
            "a: { tokenize: integer, type: boolean }",
            "7:10: method 'tokenize': a column of type boolean has no whole numbers to permute; "
        ),
        ("a: [redact, nullify]", "7:11: only the last rule of a list has no `when`; add a `when`, or move it last"),
        (
            "a: [{ redact: , when: { a: x } }]",
            "7:11: the last rule of a list has a `when`; end with a rule for all other records"
        ),
        (
            "a: [{ redact: , when: { a: x }, type: real }, nullify]",
            "7:53: the rules of 'a' have different types; write one `type` in all"
        ),
        (
            "a: [{ drop: , when: { a: x } }, nullify]",
            "7:11: a column cannot be dropped for some records; use nullify or redact"
        ),
        ("a: { references: d.b }", "7:24: no column is called 'd.b'; did you mean 'd.a'?"),
        (
            "a: { references: somewhere else }",
            "7:24: no column is called 'somewhere else'; write `references: DATASET.COLUMN` with a column that has a rule"
        ),
        ("a: { references: d.a }", "7:24: columns refer to each other in a circle; give one of them a mask"),
        ("a: { references: d.b }\n      b: drop", "7:24: 'd.b' is dropped; mask it, or drop this column too"),
        (
            "a: { references: d.b }\n      b: [{ redact: , when: { b: x } }, nullify]",
            "7:24: 'd.b' has a list of rules; use a named mask on both sides"
        ),
        (
            "a: { references: d.b, type: text }\n      b: { tokenize: integer, type: integer }",
            "7:24: 'd.b' is integer, this column text; write the same `type` on both sides"
        ),
        (
            "a: { references: d.b, normalize: trim }\n      b: redact",
            "7:24: 'd.b' has another `normalize`; remove it here: a join takes the other side's"
        ),
        ("\"\": redact", "7:7: a name in 'columns' is empty or holds a NUL; write a name"),
    ])
    func `says what is wrong with a column`(text: String, message: String) {
        let masks = "bauta: 1\nname: n\nmasks: { email: { keyed-hash: email } }\ndatasets:\n"
        let faults = RuleText.faults(masks + "  d:\n    columns:\n      \(text)\n")
        #expect(faults.contains { $0.hasPrefix("rules.yaml:" + message) }, "\(faults)")
    }

    @Test func `reports everything at once, in the order of the text`() {
        let text =
            "bauta: 1\nname: n\nunlisted: x\nmasks:\n  m: { redact: , clas: direct }\ndatasets:\n  d:\n    fromat: csv\n    columns:\n      a: n\n      b: m\n"
        #expect(
            RuleText.faults(text).map { $0.split(separator: ":")[1...2].joined(separator: ":") } == [
                "3:11", "5:18", "8:5", "10:10",
            ])
    }

    @Test func `is silent about the uses of a mask that is wrong`() {
        let text =
            "bauta: 1\nname: n\nmasks: { m: { truncate: x } }\ndatasets: { d: { columns: { a: m, b: { references: d.a } } } }"
        #expect(RuleText.faults(text).count == 1)
    }

    @Test func `shows what it quotes on one harmless line`() {
        let faults = RuleText.faults("bauta: 1\nname: n\n\"evil\\x1b[2J\\nkey\": 1")
        #expect(faults.count == 1)
        #expect(faults[0].hasPrefix("rules.yaml:3:1: unknown key 'evil\\u{1b}[2J\\u{a}key' in a rule set; "))
    }
}
