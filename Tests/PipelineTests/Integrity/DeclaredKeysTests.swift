import Records
import Rules
import Store
import Testing

@testable import Pipeline

struct DeclaredKeysTests {
    private static func table(_ name: String, _ change: (inout TableSchema) -> Void = { _ in }) -> TableSchema {
        var table = TableSchema(TableName(name, schema: "public"))
        change(&table)
        return table
    }

    private static func foreign(_ columns: [String], _ target: String, _ others: [String] = []) -> TableConstraint {
        var constraint = TableConstraint(.foreignKey, name: "fk_\(target)", columns: columns)
        constraint.target = TableName(target, schema: "public")
        constraint.targetColumns = others
        return constraint
    }

    private static func primary(_ columns: [String]) -> TableConstraint {
        TableConstraint(.primaryKey, name: "pk", columns: columns)
    }

    /// The promises of `tables`, all of which fill a dataset but those in `missing`.
    private func promises(_ tables: [TableSchema], missing: Set<String> = []) throws -> [KeyPromise] {
        let names = tables.map(\.name.dataset)
        let yaml = "datasets:\n" + names.map { "  \($0): { columns: { id: { tokenize: integer } } }\n" }.joined()
        let rules = try Folder().rules(yaml)
        var schema = DumpSchema(.postgresql)
        schema.tables = tables
        let bound = try tables.filter { !missing.contains($0.name.name) }.map { table in
            let own = try #require(rules.dataset(named: table.name.dataset))
            return BoundTable(
                table: table.name, part: 0, rules: own, header: ["id"], columns: own.bind(header: ["id"]).bindings,
                findings: [])
        }
        return DeclaredKeys(bound, [schema]).promises
    }

    @Test func `keys and unique indexes of plain columns are unique`() throws {
        let table = Self.table("t") { table in
            table.constraints = [
                Self.primary(["id"]), TableConstraint(.unique, columns: ["a", "b"]), TableConstraint(.check),
            ]
            table.indexes = [
                TableIndex("i", isUnique: true, columns: ["c"], detail: SQLFragment("USING btree (c)")),
                TableIndex("plain", isUnique: false, columns: ["c"], detail: SQLFragment("(c)")),
                TableIndex("lower", isUnique: true, columns: [], detail: SQLFragment("(lower(c))")),
                TableIndex("some", isUnique: true, columns: ["c"], detail: SQLFragment("(c) WHERE active")),
                TableIndex("where_i", isUnique: true, columns: ["d"], detail: SQLFragment("(\"somewhere\")")),
            ]
        }
        let promises = try promises([table])
        #expect(promises.map(\.record.name) == ["pk", "a, b", "i", "where_i"])
        #expect(promises.allSatisfy { $0.record.kind == .unique && $0.parents.isEmpty && $0.dataset == "public.t" })
        #expect(promises[1].children == [KeySide(dataset: "public.t", columns: ["a", "b"])])
    }

    @Test func `a reference without columns is one to the primary key`() throws {
        let parent = Self.table("p") { $0.constraints = [Self.primary(["x", "y"])] }
        let child = Self.table("c") { table in
            table.constraints = [Self.foreign(["a", "b"], "p"), Self.foreign(["a"], "p", ["z"])]
        }
        let promises = try promises([parent, child]).suffix(2)
        #expect(promises.map(\.record.references) == [["x", "y"], ["z"]])
        #expect(promises.first?.parents == [KeySide(dataset: "public.p", columns: ["x", "y"])])
        #expect(promises.allSatisfy { $0.record.table == "public.p" && $0.record.reason == nil })
    }

    @Test func `what cannot be checked says why and collects nothing`() throws {
        let keyless = Self.table("p")
        let child = Self.table("c") {
            $0.constraints = [Self.foreign(["a"], "p"), Self.foreign(["a"], "gone", ["id"])]
        }
        let promises = try promises([keyless, child])
        #expect(promises.map(\.record.reason) == [IntegrityReason.noKey, IntegrityReason.noTarget])
        #expect(promises.allSatisfy { $0.sides.isEmpty })
        let alone = try self.promises([keyless, child], missing: ["p"])
        #expect(alone.map(\.record.reason) == [IntegrityReason.noTarget, IntegrityReason.noTarget])
    }

    @Test func `the rows of partitions are those of the whole, those of heirs are not`() throws {
        let whole = Self.table("whole") { $0.constraints = [Self.primary(["id"])] }
        let part = Self.table("part") { table in
            table.parent = whole.name
            table.bound = SQLFragment("DEFAULT")
        }
        let deeper = Self.table("deeper") { table in
            table.parent = part.name
            table.bound = SQLFragment("FOR VALUES IN (1)")
        }
        let heir = Self.table("heir") { $0.parent = whole.name }
        let child = Self.table("child") { $0.constraints = [Self.foreign(["a"], "whole")] }
        let promises = try promises([whole, part, deeper, heir, child])
        #expect(promises.count == 2)
        let parts = ["public.whole", "public.part", "public.deeper"]
        #expect(promises[0].children.map(\.dataset) == parts)
        #expect(promises[1].parents.map(\.dataset) == parts)
        #expect(promises[1].children.map(\.dataset) == ["public.child"])
    }
}
