import Records
import Testing

@testable import Store

@Suite struct RowLayoutDialectsTests {
    private func script(_ dialect: SQLDialect, _ style: DumpStyle?, _ types: [String] = ["integer", "text"]) throws
        -> String
    {
        var table = TableSchema(TableName("t", schema: dialect == .postgresql ? "s" : nil))
        table.columns = zip(["a", "b"], types).map { TableColumn($0, type: $1) }
        table.style = style
        let records = ["[1,\"00ff\"]", "[2,null]", "[3,\"\"]"]
        let bench = try ScriptBench(.of(table, dialect, records))
        return try bench.script(dialect, .rows, .dump).text
    }

    @Test func `rows of PostgreSQL`() throws {
        var style = DumpStyle(.insert, quoting: .all)
        (style.gap, style.between, style.rows) = ("\n\t", "\n\t", 2)
        (style.listsColumns, style.isOverriding, style.passesOverConflicts) = (true, true, true)
        let head = #"INSERT INTO "s"."t" ("a", "b") OVERRIDING SYSTEM VALUE VALUES"#
        let end = " ON CONFLICT DO NOTHING;\n"
        #expect(
            try script(.postgresql, style).contains(
                "\(head)\n\t(1, '00ff'),\n\t(2, NULL)\(end)\(head)\n\t(3, '')\(end)"))
        #expect(try script(.postgresql, DumpStyle(.copy, quoting: .all)).contains(#"COPY "s"."t" ("a", "b") FROM"#))
    }

    @Test func `rows of MySQL`() throws {
        var style = DumpStyle(.replace, quoting: .standard)
        style.listsColumns = true
        let text = try script(.mysql, style)
        #expect(text.contains("ANSI_QUOTES"))
        #expect(text.contains(#"REPLACE INTO "t" ("a", "b") VALUES (1,'00ff'),(2,NULL),(3,'');"#))
        style = DumpStyle(.insertIgnore, quoting: .needed)
        style.rows = 1
        #expect(try script(.mysql, style).contains("INSERT IGNORE INTO t VALUES (1,'00ff');\nINSERT IGNORE INTO t "))
    }

    @Test func `numbers of columns without a type`() throws {
        var style = DumpStyle(.insert, quoting: .all)
        style.bare = ["a"]
        #expect(try script(.mysql, style, ["", ""]).contains("INSERT INTO `t` VALUES (1,'00ff'),"))
        style.bare = []
        #expect(try script(.mysql, style, ["", ""]).contains("INSERT INTO `t` VALUES ('1','00ff'),"))
    }
}
