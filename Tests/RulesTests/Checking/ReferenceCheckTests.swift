import Records
import Testing

@testable import Rules

struct ReferenceCheckTests {
    private func findings(_ child: String, _ parent: String, type: String = "integer") throws -> [String] {
        var reference = TableConstraint(.foreignKey, columns: ["p_id"])
        reference.target = TableName("p")
        let key = TableConstraint(.primaryKey, columns: ["id"])
        let childColumn =
            type == "integer" ? TableText.integer("p_id", "bigint") : TableColumn("p_id", type: type)
        let tables = [
            try TableText.table(child, [childColumn], [reference], named: "c"),
            try TableText.table(parent, [TableText.integer("id", "bigint")], [key], named: "p"),
        ]
        return ReferenceCheck(tables).findings.map { "\($0.severity.rawValue) \($0.kind.rawValue): \($0.message)" }
    }

    @Test func `both sides are masked alike`() throws {
        #expect(try findings("columns: { p_id: m }", "columns: { id: m }") == [])
        #expect(try findings("keep: [p_id]", "keep: [id]") == [])
        let differently = [
            "error join-mismatch: the dump declares that this column refers to 'p.id', which is masked differently"
        ]
        #expect(try findings("columns: { p_id: m }", "keep: [id]") == differently)
        #expect(try findings("columns: { p_id: { tokenize: integer } }", "columns: { id: m }") == differently)
    }

    @Test func `a null refers to nothing, and what is not staged is not checked`() throws {
        #expect(try findings("columns: { p_id: nullify }", "columns: { id: m }") == [])
        #expect(try findings("drop: [p_id]", "columns: { id: m }") == [])
    }

    @Test func `both sides choose alike`() throws {
        let rules = "keep: [k], columns: { NAME: [{ mask: m, when: { k: x } }, { tokenize: integer }] }"
        let (child, parent) = (rules.replacing("NAME", with: "p_id"), rules.replacing("NAME", with: "id"))
        let differently = [
            "error condition-mismatch: equal values of this column and 'p.id' come out different, because their rules "
                + "hold under different conditions"
        ]
        #expect(try findings(child, "columns: { id: m }") == differently)
        #expect(try findings("columns: { p_id: m }", parent) == differently)
    }

    @Test func `both sides are of one type`() throws {
        #expect(
            try findings("columns: { p_id: m }", "columns: { id: m }", type: "text") == [
                "warning join-mismatch: the dump declares that this column refers to 'p.id', which has another type"
            ])
    }
}
