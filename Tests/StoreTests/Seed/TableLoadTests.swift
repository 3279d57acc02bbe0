import Records
import Store
import Testing

@Suite struct TableLoadTests {
    let bench: SeedBench

    init() throws { bench = try SeedBench() }

    @Test func `values get the storage class of their declared type`() throws {
        let dataset = SeedBench.Dataset(
            name: "t", columns: ["a", "i", "r", "b", "x"],
            records: [
                #"["1",7,"1.50","true","00ff"]"#, #"["",-9223372036854775808,"1e3","false",""]"#,
                "[null,null,null,null,null]", ##"["Zoë \"\\u","[redacted]","n/a","yes","0g"]"##,
            ]
        ).with("column", "a", "text").with("column", "i", "integer").with("column", "r", "real")
            .with("column", "b", "boolean").with("column", "x", "binary")
        try bench.publish(dataset)
        try bench.make()
        #expect(
            try bench.ask("SELECT typeof(a), typeof(i), typeof(r), typeof(b), typeof(x) FROM t") == [
                "text|integer|real|integer|blob", "text|integer|real|integer|blob", "null|null|null|null|null",
                "text|text|text|text|text",
            ])
        #expect(
            try bench.ask("SELECT a, i, r, b, hex(x) FROM t LIMIT 2") == [
                "1|7|1.5|1|00FF", "|-9223372036854775808|1000.0|0|",
            ])
        #expect(try bench.ask("SELECT a, i, r, b, x FROM t LIMIT 1 OFFSET 3") == [#"Zoë "\u|[redacted]|n/a|yes|0g"#])
        #expect(
            try bench.ask("SELECT type FROM pragma_table_info('t')") == ["TEXT", "INTEGER", "REAL", "BOOLEAN", "BLOB"])
    }

    @Test func `values of several classes keep their own`() throws {
        let records = [
            #"[1]"#, #"[1.0]"#, #"[9e999]"#, #"["1"]"#, #"[{"blob":"00ff"}]"#, #"["{\"blob\":\"00\"}"]"#,
            #"[{"blob":""}]"#, "[null]",
        ]
        try bench.publish(
            SeedBench.Dataset(name: "t", columns: ["v"], records: records).with("column", "v", "dynamic"))
        try bench.make()
        #expect(
            try bench.ask("SELECT typeof(v) || ' ' || quote(v) FROM t") == [
                "integer 1", "real 1.0", "real Inf", "text '1'", "blob X'00FF'", #"text '{"blob":"00"}'"#,
                "blob X''", "null NULL",
            ])
        #expect(try bench.ask("SELECT type FROM pragma_table_info('t')") == [])
    }

    @Test func `a text stays one where its column's type would make it a number`() throws {
        let dataset = SeedBench.Dataset(
            name: "t", columns: ["id", "b", "n"],
            records: [#"["042","true",1]"#, #"["42"," 1e3",2]"#, #"[7,"false",3]"#, #"["a\u0062","",null]"#]
        ).with("column", "id", "integer").with("unique", "id").with("column", "b", "boolean")
            .with("column", "n", "integer")
        try bench.publish(dataset)
        #expect(
            try bench.make().notes == [
                "dataset 't': column 'id': its type 'integer' is left out: it would make numbers of texts such as 0042",
                "dataset 't': column 'b': its type 'boolean' is left out: it would make numbers of texts such as 0042",
            ])
        #expect(try bench.difference("t") == ["0", "0"])
        #expect(try bench.ask("SELECT name || ':' || type FROM pragma_table_info('t')") == ["id:", "b:", "n:INTEGER"])
        #expect(try bench.ask("PRAGMA integrity_check") == ["ok"])
    }

    @Test func `types go however late the first text comes that each would alter`() throws {
        // Blocks are cut at 16 MiB at most: texts of 64 KiB make several.
        let filler = String(repeating: "x", count: 1 << 16)
        let records = (0..<600).map { row in
            let early = row == 0 ? "007" : "7"
            let late = row == 599 ? "007" : "7"
            return #"["\#(row)","\#(early)","\#(late)","\#(filler)"]"#
        }
        let dataset = SeedBench.Dataset(name: "t", columns: ["id", "a", "b", "x"], records: records)
            .with("column", "a", "integer").with("column", "b", "integer")
        try bench.publish(dataset)
        #expect(try bench.make().notes.count == 2)
        #expect(try bench.ask("SELECT count(*), min(a), min(b), max(typeof(b)) FROM t") == ["600|007|007|text"])
    }

    @Test func `without declarations the rows are those of the view`() throws {
        let cities = ["null", #""Zürich""#, #""""#]
        let records = (0..<101).map { #"["\#($0)","\\ \n \u00e9 \#($0 % 7)",\#(cities[$0 % 3])]"# }
        try bench.publish(SeedBench.Dataset(name: "t", columns: ["id", "Text", "text"], records: records))
        try bench.make()
        #expect(try bench.difference("t") == ["0", "0"])
        #expect(try bench.ask("SELECT count(*), max(rowid) FROM t") == ["101|101"])
        #expect(try bench.ask("SELECT name FROM pragma_table_info('t')") == ["id", "Text", "text:1"])
    }

    @Test func `JSON values keep their storage class and equal the view's`() throws {
        let values = [
            "\"x\"", "\"\"", "\"a\\n\\u00e9\"", "0", "-0", "9007199254740993", "9223372036854775807",
            "9223372036854775808", "1.0", "0.1", "2.2250738585072011e-308", "123456789012345678901234567890.5", "1e22",
            "true", "false", "null", #"{ "b" : [ 1 , "{ \" }" ] }"#, "[]", "[ 1.0 ]",
        ]
        let records = values.map { #"{"v": \#($0) , "o":{"v":\#($0)},"record":1}"# } + ["{}", #"{"v":1,"v":2}"#]
        try bench.publish(
            SeedBench.Dataset(name: "e", format: "jsonl", columns: ["v", "o.v", "record"], records: records)
                .with("column", "v", "text"))
        try bench.make()
        #expect(try bench.difference("e") == ["0", "0"])
        #expect(
            try bench.ask("SELECT typeof(v) FROM e").joined(separator: " ")
                == "text text text integer integer integer integer real real real real real real integer integer null"
                + " text text text null integer")
        #expect(try bench.ask("SELECT name FROM pragma_table_info('e')") == ["v", "o.v", "$.record", "record"])
        #expect(
            try bench.ask("SELECT v, \"o.v\", record FROM e LIMIT 1 OFFSET 16").first?.hasPrefix(#"{"b":[1,"#) == true)
    }

    @Test func `a text is whole where SQLite's JSON cuts it`() throws {
        try bench.publish(
            SeedBench.Dataset(name: "e", format: "jsonl", columns: ["v"], records: [#"{"v":"a\u0000b \ud800"}"#]))
        try bench.make()
        #expect(try bench.ask("SELECT hex(v) FROM e") == ["61006220EFBFBD"])
    }

    @Test func `finds a store that was changed`() throws {
        let dataset = SeedBench.Dataset(name: "t", columns: ["a"], records: (0..<9).map { "[\"\($0)\"]" })
        try bench.publish(dataset)
        let store = bench.store
        for change in [
            "UPDATE bauta_block SET payload = x'5b5d', plain_bytes = 2 WHERE sequence = 1",
            "DELETE FROM bauta_block WHERE sequence = 2", "UPDATE bauta_dataset SET records = 8",
            "UPDATE bauta_dataset SET blocks = -1", "UPDATE bauta_dataset SET columns = '[\"a\",\"b\"]'",
        ] {
            let copied = try bench.folder.bytes(of: "staging.db")
            _ = try Shell.sqlite(store, change)
            #expect(try bench.failure()?.status == .verification, "\(change)")
            try bench.folder.write(copied, to: "staging.db")
        }
    }
}
