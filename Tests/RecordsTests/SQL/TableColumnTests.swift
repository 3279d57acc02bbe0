import Records
import Testing

struct TableColumnTests {
    @Test(
        arguments: [
            ("smallint", 32_767), ("int(10) unsigned", 4_294_967_295), ("integer", 2_147_483_647), ("tinyint(1)", 127),
            ("MEDIUMINT", 8_388_607), ("year(4)", 2155), ("bigint", nil), ("text", nil), ("int4", 2_147_483_647),
            ("interval", nil),
        ] as [(String, Int?)])
    func `knows the largest number of a type`(type: String, largest: Int?) {
        #expect(TableColumn("a", type: type).largestInteger == largest)
    }

    @Test func `rows give no values for generated columns`() {
        var table = TableSchema(TableName("t", schema: "s", database: "d"))
        table.columns = [TableColumn("a", type: "text"), TableColumn("b", type: "text")]
        table.columns[1].generation = SQLFragment("GENERATED ALWAYS AS (a) STORED")
        #expect(table.rowColumns == ["a"])
        #expect(table.name.dataset == "s.t")
        #expect(table.name.qualified == "d.s.t")
        #expect(table.column(named: "b")?.type == "text")
        #expect(table.column(named: "c") == nil)
    }

    @Test(
        arguments: [
            ("integer", "integer"), ("character varying(4) COLLATE \"C\" NOT NULL", "character varying(4)"),
            ("numeric CONSTRAINT c CHECK ((VALUE > 0))", "numeric"), ("text default 'x'", "text"), (nil, nil),
        ] as [(String?, String?)])
    func `a domain stands for a type`(definition: String?, type: String?) {
        var domain = TypeSchema(TableName("d"))
        domain.domain = definition.map { SQLFragment($0) }
        #expect(domain.baseType == type)
    }
}
