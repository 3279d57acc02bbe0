import Records
import Store
import Testing

@Suite struct DumpStyleDefinitionTests {
    @Test func `gives back what was recorded`() {
        var style = DumpStyle(.insertIgnore, quoting: .standard)
        (style.listsColumns, style.isOverriding, style.passesOverConflicts) = (true, true, true)
        (style.gap, style.between, style.rows, style.length) = ("\n\t", "\n", 3, 4096)
        (style.bytes, style.bare) = (.introduced, ["a\"b"])
        var table = TableSchema(TableName("t"))
        for known in [style, DumpStyle(.copy, quoting: .needed), nil] {
            table.style = known
            let records = SchemaRecord.records(of: table, dialect: .mysql)
            #expect(StoredSchema(records: records)?.table.style == known)
        }
    }

    @Test(arguments: [#"{"verb":"DROP","quoting":"all"}"#, #"{"verb":"COPY","quoting":"odd"}"#, "{}"])
    func `a style that is not known is none`(style: String) {
        let record = SchemaRecord(
            kind: "table", name: "t", definition: #"{"dialect":"mysql","name":"t","style":\#(style)}"#)
        #expect(StoredSchema(records: [record])?.table.style == nil)
    }
}
