import Records
import Testing

@testable import Pipeline

struct NestedProgramTests {
    @Test(arguments: [
        ("x: redact", #"{\"x\": 1 ,\"y\":\"\\u0041\"}"#, #"{\"x\": \"[redacted]\" ,\"y\":\"\\u0041\"}"#),
        ("'[*].x': redact", #"[{\"x\":1},2]"#, #"[{\"x\":\"[redacted]\"},2]"#),
        ("'[*]': redact", #"[ 1,\"a\" ]"#, #"[ \"[redacted]\",\"[redacted]\" ]"#),
        ("x: drop", #"{\"y\":1,\"x\":{}}"#, #"{\"y\":1}"#),
        (
            "x: { json: { y: redact } }", #"{\"x\":\"{\\\"y\\\":\\\"z\\\"}\"}"#,
            #"{\"x\":\"{\\\"y\\\":\\\"[redacted]\\\"}\"}"#
        ),
        (
            "'m.*': { redact: v, keys: { redact: k } }", #"{\"m\":{\"secret\":\"s\"}}"#, #"{\"m\":{\"k\":\"v\"}}"#
        ),
        ("x: redact", #"\u007b\"x\"\u003a1}"#, #"{\"x\":\"[redacted]\"}"#), ("x: redact", "[ ]", "[ ]"),
        ("x: redact", "", ""),
    ])
    func `JSON in a string is spliced too`(rules: String, value: String, expected: String) throws {
        let bench = try TextBench("unlisted: keep, columns: { a: { json: { \(rules) } } }")
        #expect(try bench.masked(#"{"a" : "\#(value)"}"#) == [#"{"a" : "\#(expected)"}"#])
    }

    @Test(arguments: [
        "nope", "{", #"{\"x\":1}}"#, #"{\"x\":1,}"#, "NaN", #"{\"x\":1} {\"x\":2}"#, #"\ud800"#, " ",
        #"{\"x\":1,\"secret\":"#,
    ])
    func `a string that holds no JSON is an invalid value`(value: String) throws {
        let bench = try TextBench("on-invalid: redact, columns: { a: { json: { x: redact } } }")
        #expect(try bench.masked(#"{"a":"\#(value)"}"#) == [#"{"a":"[redacted]"}"#])
        #expect(try bench.counts("a").invalid == 1)
        #expect(try bench.counts("a->x").seen == 0)
    }

    @Test(arguments: [
        ("keep", #"{\"x\":\"r\",\"y\":{\"z\":1}}"#), ("drop", #"{\"x\":\"r\"}"#),
        ("redact", #"{\"x\":\"r\",\"y\":\"[redacted]\"}"#),
    ])
    func `what no rule names in it obeys the dataset`(unlisted: String, expected: String) throws {
        let bench = try TextBench("unlisted: \(unlisted), columns: { a: { json: { x: { redact: r } } } }")
        #expect(try bench.masked(#"{"a":"{\"x\":1,\"y\":{\"z\":1}}"}"#) == [#"{"a":"\#(expected)"}"#])
    }

    @Test func `a path in it that no rule names ends the run or is gathered`() throws {
        let rules = "columns: { a: { json: { x: redact, b: { json: { x: redact } } } } }"
        let lines = [#"{"a":"{\"x\":1}"}"#, #"{"a":"{\"b\":\"{\\\"y\\\":\\\"secret\\\"}\"}"}"#]
        let bench = try TextBench(rules)
        let error = failure { _ = try bench.finished(lines) }
        #expect(error?.status == .columns)
        #expect(error?.description.hasPrefix("d:2 (byte 18): ") == true)
        #expect(error?.description.contains("'a->b->y'") == true)
        #expect(error?.description.contains("secret") == false)
        let gathering = try TextBench(rules, tolerance: Tolerance(gathersUnlisted: true))
        #expect(try gathering.finished(lines).unlistedPaths == ["a->b->y"])
    }

    @Test func `a subject in the same JSON moves its dates`() throws {
        let rule = "{ shift-date: { days: 9, time: drop, subject: \"u['id']\" }, on-invalid: redact }"
        let bench = try TextBench(
            "unlisted: keep, columns: { a: { json: { u.id: { keyed-hash: hex }, 't[*]': \(rule) } } }")
        let masked = try bench.masked(
            #"{"a":"{\"t\":[\"2020-02-01\",\"2020-02-11\"],\"u\":{\"id\":7}}"}"#,
            #"{"a":"{\"t\":[\"2020-02-01\",\"infinity\"]}"}"#)
        let days = masked[0].matches(of: #/2020-0\d-\d\d/#).map { String($0.output) }
        #expect(days.count == 2)
        #expect(days.first != "2020-02-01")
        #expect(masked[1] == #"{"a":"{\"t\":[\"[redacted]\",\"infinity\"]}"}"#)
        #expect(try bench.counts("a->t[*]").kept == 1)
    }

    @Test(arguments: [
        ("array: redact", #"{a,NULL,\"\"}"#, #"{[redacted],NULL,\"\"}"#),
        ("array: redact", "[1,null]", #"[\"[redacted]\",null]"#),
        ("array: { json: { x: redact } }", #"{\"{\\\"x\\\":1}\"}"#, #"{\"{\\\"x\\\":\\\"[redacted]\\\"}\"}"#),
        (
            "hstore: { a.b: redact, c: nullify }", #"a.b=>1, c=>2, d=>3"#,
            #"\"a.b\"=>\"[redacted]\", \"c\"=>NULL, \"d\"=>\"3\""#
        ),
        ("hstore: { '*': { redact: v, keys: { redact: k } } }", "a=>1", #"\"k\"=>\"v\""#),
        (
            "php-serialized: { 'a[*]': redact }", #"a:1:{s:1:\"a\";a:1:{i:0;i:7;}}"#,
            #"a:1:{s:1:\"a\";a:1:{i:0;s:10:\"[redacted]\";}}"#
        ),
        (
            "php-serialized: { x: redact }", #"O:1:\"A\":1:{s:4:\"\u0000A\u0000x\";N;}"#,
            #"O:1:\"A\":1:{s:4:\"\u0000A\u0000x\";N;}"#
        ),
        ("array: redact", "{", "bad"), ("array: redact", #"{\ud800}"#, "bad"), ("hstore: { a: redact }", "a", "bad"),
        ("php-serialized: { a: redact }", "R:1;", "bad"), ("php-serialized: { x: redact }", #"s:1:\"\ud800\";"#, "bad"),
    ])
    func `other forms are masked as JSON`(rule: String, value: String, expected: String) throws {
        let bench = try TextBench("unlisted: keep, on-invalid: redact, columns: { a: { \(rule) } }")
        let wanted = expected == "bad" ? "[redacted]" : expected
        #expect(try bench.masked(#"{"a":"\#(value)"}"#) == [#"{"a":"\#(wanted)"}"#])
    }

    @Test func `the elements of arrays are counted, each form in its own buffer`() throws {
        let bench = try TextBench("columns: { 'a[*]': { array: { truncate: year, on-invalid: nullify } } }")
        let masked = try bench.masked(#"{"a":["{2020-01-02,x}","[\"1999\"]"]}"#, #"{"a":["{{NULL},{2001-01}}"]}"#)
        #expect(masked == [#"{"a":["{2020,NULL}","[\"1999\"]"]}"#, #"{"a":["{{NULL},{2001}}"]}"#])
        let inner = try bench.counts("a[*]->[*]")
        #expect((inner.seen, inner.masked, inner.nulls, inner.invalid) == (5, 4, 1, 1))
    }

    @Test func `an unlisted value of another form ends the run`() throws {
        let bench = try TextBench("columns: { a: { hstore: { x: redact } } }")
        let error = failure { _ = try bench.finished([#"{"a":"x=>1, y=>secret"}"#]) }
        #expect(error?.status == .columns)
        #expect(error?.description.contains("'a->y'") == true && error?.description.contains("secret") == false)
    }

    @Test func `values are counted over the records of the dataset`() throws {
        let bench = try TextBench(
            """
            unlisted: keep, columns: { 'a[*]': { json: { x: redact, y: { keep: why }, '[*]': redact } } }
            """)
        _ = try bench.masked(
            #"{"a":["{\"x\":1,\"x\":null}","{\"x\":\"\",\"y\":2,\"z\":3}"]}"#, #"{"a":["[1,2]",null,""]}"#, "{}")
        let outer = try bench.counts("a[*]")
        #expect((outer.seen, outer.masked, outer.nulls, outer.empties, outer.missing) == (5, 3, 1, 1, 1))
        let x = try bench.counts("a[*]->x")
        #expect((x.seen, x.masked, x.nulls, x.empties, x.missing) == (3, 1, 1, 1, 2))
        let y = try bench.counts("a[*]->y")
        #expect((y.seen, y.kept, y.missing) == (1, 1, 2))
        #expect(try bench.counts("a[*]->**").kept == 1)
        #expect(try bench.counts("a[*]->[*]").masked == 2)
    }

    @Test func `an invalid value in it sets its record aside`() throws {
        let bench = try TextBench(
            "keep: [id], columns: { 'a[*]': { json: { x: { truncate: year, on-invalid: reject } } } }")
        let lines = [
            #"{"id":1,"a":["{\"x\":\"1987\"}","{\"x\":\"born\"}"]}"#, #"{"id":2,"a":["{\"x\":\"1988-05-17\"}"]}"#,
        ]
        let finished = try bench.finished(lines)
        #expect(finished.rejects.map(\.line) == [1])
        #expect(finished.records == 1)
        let inner = try bench.counts("a[*]->x")
        #expect((inner.seen, inner.rejected, inner.masked, inner.invalid) == (3, 2, 1, 1))
        #expect(inner.balances)
        let outer = try bench.counts("a[*]")
        #expect((outer.seen, outer.rejected, outer.masked, outer.invalid) == (3, 2, 1, 0))
        #expect(outer.balances)
    }

    @Test func `a column of a table may hold JSON`() throws {
        let bench = try TextBench("unlisted: keep, columns: { a: { json: { x: redact } } }", header: ["id", "a"])
        let masked = try bench.masked(#"1,"{""x"":""s"", ""y"":2}""#, "2,", #"3,"""#, "4,7")
        #expect(masked == [#"1,"{""x"":""[redacted]"", ""y"":2}""#, "2,", #"3,"""#, "4,7"])
        #expect(try bench.counts("a->x").missing == 3)
    }

    @Test func `of several rules each has its own JSON`() throws {
        let bench = try TextBench(
            """
            keep: [k], unlisted: keep,
            columns: { a: [{ json: { x: { redact: p } }, when: { k: p } }, { json: { x: { redact: q } } }] }
            """)
        let masked = try bench.masked(
            #"{"k":"q","a":"{\"x\":1}"}"#, #"{"k":"p","a":"{\"x\":1}"}"#, #"{"k":"q","a":"[]"}"#)
        #expect(
            masked == [
                #"{"k":"q","a":"{\"x\":\"q\"}"}"#, #"{"k":"p","a":"{\"x\":\"p\"}"}"#, #"{"k":"q","a":"[]"}"#,
            ])
    }

    @Test func `a condition in it reads the JSON that it stands in`() throws {
        let bench = try TextBench(
            """
            keep: [k], columns: { a: { json: {
              k: keep, x: [{ redact: p, when: { k: p } }, { redact: q }] } } }
            """)
        let masked = try bench.masked(
            #"{"k":"p","a":"{\"x\":1,\"k\":\"q\"}"}"#, #"{"k":"q","a":"{\"x\":1,\"k\":\"p\"}"}"#)
        #expect(masked[0] == #"{"k":"p","a":"{\"x\":\"q\",\"k\":\"q\"}"}"#)
        #expect(masked[1] == #"{"k":"q","a":"{\"x\":\"p\",\"k\":\"p\"}"}"#)
    }

    @Test func `equal values have one pseudonym, in JSON, in its strings and in tables`() throws {
        let mask = "{ mask: person }"
        let rules = """
            masks: { person: { keyed-hash: hex } }
            datasets:
              t: { source: t.csv, columns: { v: \(mask) } }
              j: { source: j.jsonl, columns: { v: \(mask), s: { json: { v: \(mask) } } } }
            """
        let job = try Job(
            rules, ["t.csv": "v\nÄnne\n", "j.jsonl": #"{"v":"\u00c4nne","s":"{\"v\":\"\\u00c4nne\"}"}"# + "\n"])
        try job.report()
        let pseudonym = try #require(try job.records("t")[0][0])
        #expect(try job.blocks("j") == [#"[{"v":"\#(pseudonym)","s":"{\"v\":\"\#(pseudonym)\"}"}]"#])
    }
}
